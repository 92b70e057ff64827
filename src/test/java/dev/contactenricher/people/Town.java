package dev.contactenricher.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A made-up town, the same for the same seed: people who live alone or in households that share a phone, work behind
 * switchboards and role mailboxes, move, change numbers that others get after them, and are written down again and again
 * by clerks who are in a hurry ({@link Clerk}). It knows nothing of how contacts are compared.
 *
 * <p>Two people never share a mailbox of their own: by the contract, who has the same is the same.
 */
final class Town {

    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 700;

    private final Random random;
    private final Clerk clerk;
    private final List<Person> people = new ArrayList<>();
    private final List<Company> companies = new ArrayList<>();
    private final List<String> givenUp = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private final boolean messy;

    Town(long seed, int population) {
        this(seed, population, false);
    }

    /**
     * @param messy with the CRM's ids, by which a changed e-mail is known, agents who book for guests with a mailbox of their
     *     own, first and last names in each other's column, and more misspelt ones
     */
    Town(long seed, int population, boolean messy) {
        random = new Random(seed);
        this.messy = messy;
        clerk = new Clerk(random);
        for (int i = 0; i < Math.max(1, population / 150); i++) {
            companies.add(new Company("acme" + i + ".com", clerk.newLandline()));
        }
        while (people.size() < population) {
            settle(chance(0.2) ? 2 + random.nextInt(4) : 1);
        }
        while (messy && agents.size() < population / 500) {
            agents.add(clerk.newMailbox("Agent", "Booking"));
        }
    }

    /** A landline first; a mobile phone has one owner at a time, but a new one gets numbers that were given up. */
    private record Person(
            int number,
            String first,
            String last,
            boolean junior,
            String country,
            List<String> mailboxes,
            @Nullable String landline,
            boolean sharesLandline,
            @Nullable String mobile,
            @Nullable String laterMobile,
            boolean secondHandMobile,
            @Nullable Company employer) {}

    private record Company(String domain, String switchboard) {}

    /** What everybody in town was written down as, in any order. */
    List<Labelled> contacts() {
        List<Labelled> contacts = new ArrayList<>();
        for (Person person : people) {
            int times = 1;
            while (times < 8 && chance(0.6)) {
                times++;
            }
            for (int i = 0; i < times; i++) {
                contacts.add(contact(person, random.nextInt(DAYS)));
            }
        }
        Collections.shuffle(contacts, random);
        return contacts;
    }

    private void settle(int members) {
        String last = clerk.lastName();
        String country = clerk.country();
        String landline = chance(members > 1 ? 0.6 : 0.3) ? clerk.newLandline() : null;
        List<String> alike = members > 1 && chance(0.03) ? clerk.namesAlike() : List.of();
        List<String> firstNames = new ArrayList<>();
        for (int member = 0; member < members; member++) {
            String first = member < alike.size() ? alike.get(member) : firstName(firstNames);
            boolean junior = firstNames.contains(first);
            firstNames.add(first);
            boolean dependent = members > 1 && chance(0.35);
            List<String> mailboxes = new ArrayList<>();
            if (!dependent && chance(0.93)) {
                mailboxes.add(clerk.newMailbox(first, last));
                if (chance(0.08)) {
                    mailboxes.add(clerk.newMailbox(first, last));
                }
            }
            boolean secondHand = !givenUp.isEmpty() && chance(0.05);
            String mobile = dependent && chance(0.6) && landline != null
                    ? null
                    : secondHand ? givenUp.removeLast() : clerk.newMobile(country);
            String laterMobile = mobile != null && chance(0.06) ? clerk.newMobile(country) : null;
            if (laterMobile != null && !secondHand) {
                givenUp.add(mobile);
            }
            people.add(new Person(
                    people.size(),
                    first,
                    chance(0.9) ? last : clerk.lastName(),
                    junior,
                    country,
                    mailboxes,
                    landline,
                    members > 1,
                    mobile,
                    laterMobile,
                    secondHand || laterMobile != null,
                    chance(0.12) ? companies.get(random.nextInt(companies.size())) : null));
        }
    }

    /** In a household, a child is named like a parent now and then; nobody names two children alike. */
    private String firstName(List<String> given) {
        if (!given.isEmpty() && chance(0.006)) {
            return given.getFirst();
        }
        String first = clerk.firstName();
        while (given.contains(first)) {
            first = clerk.firstName();
        }
        return first;
    }

    private Labelled contact(Person person, int day) {
        ObjectNode raw = JsonMapper.shared().createObjectNode();
        boolean hasEmail = !person.mailboxes().isEmpty() && chance(0.72);
        boolean hasPhone = !hasEmail || chance(0.55);
        String email = null;
        boolean ownEmail = false;
        if (hasEmail) {
            if (chance(0.02)) {
                email = clerk.placeholderEmail();
            } else if (person.employer() != null && chance(0.1)) {
                email = clerk.roleMailbox(person.employer().domain());
            } else {
                email = person.mailboxes().get(random.nextInt(person.mailboxes().size()));
                ownEmail = true;
                if (chance(0.015)) {
                    email = clerk.slipInEmail(email);
                    ownEmail = false;
                }
            }
            raw.put("email", clerk.writeEmail(email));
        }
        String phone = null;
        boolean ownPhone = false;
        if (hasPhone) {
            String mobile = person.laterMobile() != null && day > DAYS / 2 ? person.laterMobile() : person.mobile();
            if (chance(0.015)) {
                phone = clerk.placeholderPhone();
            } else if (person.employer() != null && chance(0.2)) {
                phone = person.employer().switchboard();
            } else if (mobile == null || person.landline() != null && chance(0.3)) {
                phone = person.landline();
                ownPhone = !person.sharesLandline();
            } else {
                phone = mobile;
                ownPhone = !mobile.equals(person.mobile()) || !person.secondHandMobile();
            }
            if (phone == null) {
                phone = clerk.placeholderPhone();
            }
            if (chance(0.01)) {
                phone = clerk.slipInPhone(phone);
                ownPhone = false;
            }
            raw.put("phone", clerk.writePhone(phone));
        }
        if (chance(0.98)) {
            raw.put("first_name", clerk.writeFirstName(person.first()));
        }
        if (chance(0.98)) {
            String last = clerk.writeName(person.last());
            raw.put("last_name", person.junior() ? clerk.writeJunior(last) : last);
        }
        raw.put("country", person.country());
        raw.put("city", clerk.city());
        if (chance(0.7)) {
            raw.put(
                    "updated_at",
                    BEGINNING
                            .plusSeconds(86_400L * day + random.nextInt(86_400))
                            .toString());
        }
        if (messy) {
            if (email != null && person.mobile() != null && ownPhone && chance(0.01)) {
                email = agents.get(random.nextInt(agents.size()));
                ownEmail = false;
                raw.put("email", email);
            }
            mess(raw, person);
        }
        return new Labelled(raw, person.number(), email, ownEmail, phone, ownPhone);
    }

    private void mess(ObjectNode raw, Person person) {
        if (chance(0.6)) {
            raw.put("external_crm_id", "C-" + person.number());
        }
        if (chance(0.03) && raw.has("first_name")) {
            raw.put("first_name", clerk.misspell(person.first()));
        }
        if (chance(0.02) && raw.has("first_name") && raw.has("last_name")) {
            var first = raw.get("first_name");
            raw.set("first_name", raw.get("last_name"));
            raw.set("last_name", first);
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
