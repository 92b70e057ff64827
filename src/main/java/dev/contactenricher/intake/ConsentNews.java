package dev.contactenricher.intake;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the persons of a batch say of their consent: what is refused is obeyed, what is granted remembered. */
@Component
class ConsentNews {

    private final ContactRefusals refusals;
    private final Memories memories;

    ConsentNews(ContactRefusals refusals, Memories memories) {
        this.refusals = refusals;
        this.memories = memories;
    }

    /** @return what was granted and was not before */
    List<IntakeEvent.Grant> hear(List<Person> persons, String actor, Instant now) {
        refusals.obey(persons, actor, now);
        return memories.keep(persons, now);
    }
}
