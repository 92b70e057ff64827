package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks, by reads alone, whether a tenant has what the settings ask for, and says so in sentences without any contact data. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class TenantCheck {

    private final TenantSettings settings;
    private final CardFields fields;

    TenantCheck(TenantSettings settings, CardFields fields) {
        this.settings = settings;
        this.fields = fields;
    }

    /** @param fine whether nothing is missing */
    record Finding(boolean fine, String sentence) {}

    /** @param fresh calls that know nothing of each other, as one that fails says nothing of the next */
    List<Finding> look(Supplier<TenantCalls> fresh) {
        var looks = new ArrayList<TenantCalls>();
        Supplier<TenantCalls> noted = () -> {
            looks.add(fresh.get());
            return looks.getLast();
        };
        List<Finding> findings = new ArrayList<>();
        if (unit(findings, noted.get())) {
            if (settings.writesCards()) {
                cards(findings, noted);
            }
            DoNotCall.groups(settings).forEach(group -> group(group, findings, noted.get()));
            if (!settings.addressBook().isEmpty()) {
                findings.add(book(settings.addressBook(), noted.get()));
                if (!settings.addressBookProven().equals(settings.addressBook())) {
                    findings.add(fine("The address book is not proven yet: run prove-address-book %s while it is empty."
                            .formatted(settings.addressBook())));
                }
            }
            if (settings.forwardsErasures()) {
                findings.add(fine("Erasures are forwarded; whether the key's owner may do so (Privacy, Erasure) cannot"
                        + " be read."));
            }
        }
        limits(findings, looks);
        return findings;
    }

    /** @return false when there is no token, so that there is no use in going on */
    private static boolean unit(List<Finding> findings, TenantCalls calls) {
        Reply unit = calls.get(Api.ADMIN, "/business-unit", Allowance.ALL);
        if (unit instanceof Reply.Ok) {
            findings.add(fine("A token was granted, the tenant was found, and its Admin API answers."));
            return true;
        }
        TenantCalls.Obstacle obstacle = calls.obstacle().orElse(null);
        String reason = reason(unit, calls);
        findings.add(missing(
                switch (obstacle) {
                    case DENIED ->
                        "The token endpoint does not let us in (%s): look at the access key, the registered application,"
                                        .formatted(reason)
                                + " and, where its secret holds other than letters and digits, at"
                                + " enricher.cxone.published.encode-client.";
                    case NO_TOKEN ->
                        "No token was granted (%s): is CXONE_AREA or CXONE_TOKEN_URL right?".formatted(reason);
                    case NO_HOST ->
                        "A token was granted, but where the tenant's Admin API is was not found out: it needs a tenant in"
                                + " the token and an answer of CXONE_DISCOVERY_URL that names api_endpoint; or set"
                                + " CXONE_ADMIN_URL.";
                    case null ->
                        "A token was granted, but the Admin API does not let us in or does not answer (%s): look at the"
                                        .formatted(reason)
                                + " role of the key's owner, and at CXONE_API_VERSION.";
                }));
        return obstacle == null || obstacle == TenantCalls.Obstacle.NO_HOST;
    }

    private void cards(List<Finding> findings, Supplier<TenantCalls> fresh) {
        TenantCalls calls = fresh.get();
        Reply definitions = calls.get(Api.DIGITAL, CardFields.PATH, Allowance.ALL);
        if (!(definitions instanceof Reply.Ok read)) {
            findings.add(missing(
                    calls.obstacle().isPresent()
                            ? "Where the tenant's Digital API is was not found out: it needs an answer of"
                                    + " CXONE_DISCOVERY_URL that names area and domain; or set CXONE_DIGITAL_URL."
                            : ("The custom fields of customer cards cannot be read (%s): is Digital licensed, does the"
                                            .formatted(reason(definitions, calls))
                                    + " key's owner have rights for customers, and does Digital take tokens of an access"
                                    + " key alone?")));
            return;
        }
        Set<String> missing = fields.missing(CardFields.idents(read.body()));
        if (missing.isEmpty()) {
            findings.add(fine("All custom fields are there."));
        } else if (settings.manageFields()) {
            findings.add(fine("These custom fields are missing and will be created: %s.".formatted(missing)));
        } else {
            findings.add(missing("These custom fields are missing: %s. Create them, or set CXONE_MANAGE_FIELDS=true."
                    .formatted(missing)));
        }
        Set<String> unfit = CardFields.unfit(read.body());
        if (!unfit.isEmpty()) {
            findings.add(missing("These custom fields are lists without the values yes and no: %s.".formatted(unfit)));
        }
        search(findings, fresh.get());
    }

    private static void search(List<Finding> findings, TenantCalls calls) {
        Reply some = calls.get(Api.DIGITAL, "/customers?limit=20", Allowance.ALL);
        if (some instanceof Reply.Refused) {
            some = calls.get(Api.DIGITAL, "/customers?size=20", Allowance.ALL);
        }
        if (!(some instanceof Reply.Ok read)) {
            findings.add(missing("Customer cards cannot be read (%s).".formatted(reason(some, calls))));
            return;
        }
        findings.add(fine("There are %d customer cards; the ids of those read begin with %s."
                .formatted(read.body().path("hits").asInt(0), kinds(read.body().path("data")))));
        for (JsonNode customer : read.body().path("data")) {
            for (String key : Card.of(customer).identities()) {
                if (CardSearch.isSearchable(key)) {
                    boolean found = new CardSearch().find(List.of(key), calls) instanceof CardSearch.Found.Cards cards
                            && !cards.cards().isEmpty();
                    findings.add(
                            found
                                    ? fine("A card is found by the identity that it shows.")
                                    : missing("A card is not found by the identity that it shows: the search cannot be"
                                            + " used as it is published."));
                    return;
                }
            }
        }
    }

    private static void limits(List<Finding> findings, List<TenantCalls> looks) {
        int made = looks.stream().mapToInt(TenantCalls::made).sum();
        int throttled = looks.stream().mapToInt(TenantCalls::throttles).sum();
        findings.add(
                throttled == 0
                        ? fine("CXone throttled none of %d calls.".formatted(made))
                        : missing(
                                "CXone throttled %d of %d calls (429): somebody else uses up its limit, or"
                                                .formatted(throttled, made)
                                        + " CXONE_DIGITAL_RATE_LIMIT and CXONE_ADMIN_RATE_LIMIT must be low. Try again later."));
    }

    /** What stands before the first underscore of ids; nothing that could be of a person. */
    private static Set<String> kinds(JsonNode customers) {
        var kinds = new TreeSet<String>();
        for (JsonNode customer : customers) {
            String id = customer.path("id").asString("");
            int end = id.indexOf('_');
            String kind = end > 0 ? id.substring(0, end) : "";
            kinds.add(kind.matches("[a-z]{2,12}") ? kind : "something else");
        }
        return kinds;
    }

    private static void group(DncGroup group, List<Finding> findings, TenantCalls calls) {
        String path = "/dnc-groups/" + CardSearch.encode(group.id());
        Reply reply = calls.get(Api.ADMIN, path, Allowance.ALL);
        String setting = "CXONE_DNC_GROUP_" + group.channel().name();
        if (!(reply instanceof Reply.Ok)) {
            findings.add(
                    missing("The do-not-call group of %s cannot be read (%s): is the id right, and may the key's owner"
                                    .formatted(setting, reason(reply, calls))
                            + " edit do-not-call lists?"));
            return;
        }
        Reply skills = calls.get(Api.ADMIN, path + "/scrubbed-skills", Allowance.ALL);
        boolean scrubbed = skills instanceof Reply.Ok read && hasEntries(read.body());
        findings.add(
                scrubbed
                        ? fine("The group of %s is scrubbed by skills.".formatted(setting))
                        : missing("No skill scrubs the group of %s, so its records bind nobody: assign it to skills."
                                .formatted(setting)));
    }

    private static boolean hasEntries(JsonNode body) {
        if (body.isArray()) {
            return !body.isEmpty();
        }
        for (JsonNode child : body) {
            if (hasEntries(child)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a dynamic book. */
    static Finding book(String id, TenantCalls calls) {
        Reply reply = calls.get(Api.ADMIN, "/address-books", Allowance.ALL);
        if (!(reply instanceof Reply.Ok read)) {
            return missing("Address books cannot be read (%s).".formatted(reason(reply, calls)));
        }
        JsonNode books = read.body().path("addressBooks");
        for (JsonNode book :
                books.isArray() ? books : read.body().path("resultSet").path("addressBooks")) {
            if (book.path("addressBookId").asString("").equals(id)) {
                return book.path("addressBookType").asString("").equalsIgnoreCase("Dynamic")
                        ? fine("The address book is there, and dynamic.")
                        : missing("The address book is not dynamic, so it cannot be filled.");
            }
        }
        return missing("There is no address book with that id.");
    }

    static String reason(Reply reply, TenantCalls calls) {
        return switch (reply) {
            case Reply.Gone ignored -> "404";
            case Reply.Refused refused -> String.valueOf(refused.status());
            case Reply.Forbidden forbidden -> String.valueOf(forbidden.status());
            case Reply.Unknown unknown -> status(unknown.status());
            case Reply.NotNow ignored ->
                calls.throttles() > 0
                        ? "429"
                        : calls.whole().map(whole -> status(whole.httpStatus())).orElse("not asked");
            case Reply.Withdrawn ignored -> "not asked";
            case Reply.Ok ignored -> "unreadable";
        };
    }

    private static String status(@Nullable Integer status) {
        return status == null ? "no answer" : String.valueOf(status);
    }

    static Finding fine(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding missing(String sentence) {
        return new Finding(false, sentence);
    }
}
