package dev.contactenricher.correction;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.privacy.HeldData;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether CXone holds a person, as far as it is known here, and what it was told of the consent. */
@Component
class HeldAtCxone implements HeldData {

    private final ToldPersons told;

    HeldAtCxone(ToldPersons told) {
        this.told = told;
    }

    /**
     * What CXone was told last, by channel; null where nothing was said.
     *
     * @param confirmed false where it is not known whether CXone took any of it
     */
    record Held(
            boolean confirmed,
            @Nullable Boolean consentToEmail,
            @Nullable Boolean consentToSms,
            @Nullable Boolean consentToPhone) {}

    @Override
    public String name() {
        return "cxone";
    }

    @Override
    public List<Held> of(List<String> personIds) {
        return told.of(personIds).values().stream()
                .filter(Told::isHeld)
                .map(one -> new Held(
                        one.rows().stream().anyMatch(Told.Row::taken),
                        one.last(Channel.EMAIL),
                        one.last(Channel.SMS),
                        one.last(Channel.PHONE)))
                .toList();
    }
}
