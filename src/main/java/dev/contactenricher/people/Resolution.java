package dev.contactenricher.people;

import java.util.List;

/**
 * The persons of a batch's contacts.
 *
 * @param persons disjoint persons that cover the contacts, in the order of their first ones; they obey what rejected
 *     contacts of the batch refuse for them
 * @param refusing other persons, that only rejected contacts are of; their groups are of those, and nothing but refusals is
 *     in their consent
 */
public record Resolution(List<KnownPerson> persons, List<KnownPerson> refusing) {

    public Resolution {
        persons = List.copyOf(persons);
        refusing = List.copyOf(refusing);
    }
}
