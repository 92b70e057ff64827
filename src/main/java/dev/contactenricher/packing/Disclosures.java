package dev.contactenricher.packing;

import dev.contactenricher.correction.RefusedNumbers;
import dev.contactenricher.correction.ToldKeys;
import dev.contactenricher.correction.ToldSends;
import dev.contactenricher.packing.Packing.Parcel;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Notes what a send tells CXone, before it happens. */
@Component
public class Disclosures {

    private final ToldSends told;
    private final ToldKeys keys;
    private final RefusedNumbers numbers;

    Disclosures(ToldSends told, ToldKeys keys, RefusedNumbers numbers) {
        this.told = told;
        this.keys = keys;
        this.numbers = numbers;
    }

    public void note(Parcel parcel, long sendId, Instant now) {
        told.tell(parcel.entries(), parcel.contacts(), sendId, now);
        // a correction goes under known keys only, and those of an erased person are to stay forgotten
        if (!parcel.entries().getFirst().isCorrection()) {
            keys.tell(parcel.entries(), parcel.contacts());
            numbers.granted(parcel.entries(), parcel.contacts());
        }
    }
}
