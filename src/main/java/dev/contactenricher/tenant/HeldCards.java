package dev.contactenricher.tenant;

import dev.contactenricher.privacy.HeldData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which of CXone's cards were written for a person. */
@Component
class HeldCards implements HeldData {

    private final CardHolders holders;

    HeldCards(CardHolders holders) {
        this.holders = holders;
    }

    @Override
    public String name() {
        return "cxone_cards";
    }

    @Override
    public List<String> of(List<String> personIds) {
        return holders.cardsOf(personIds);
    }
}
