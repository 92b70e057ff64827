package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    List<Finding> look(TenantCalls calls) {
        List<Finding> findings = new ArrayList<>();
        Reply unit = calls.get(Api.ADMIN, "/business-unit", Allowance.ALL);
        findings.add(
                unit instanceof Reply.Ok
                        ? fine("A token was granted, the tenant was found, and its Admin API answers.")
                        : missing("The tenant cannot be reached or does not let us in (%s). Look at the access key, the"
                                        .formatted(reason(unit, calls))
                                + " registered application, CXONE_AREA, and the role of the key's owner."));
        if (!(unit instanceof Reply.Ok) && calls.whole().isPresent()) {
            return findings;
        }
        if (settings.writesCards()) {
            cards(findings, calls);
        }
        DoNotCall.groups(settings).forEach(group -> group(group, findings, calls));
        if (!settings.addressBook().isEmpty()) {
            findings.add(book(settings.addressBook(), calls));
        }
        return findings;
    }

    private void cards(List<Finding> findings, TenantCalls calls) {
        Reply definitions = calls.get(Api.DIGITAL, CardFields.PATH, Allowance.ALL);
        if (!(definitions instanceof Reply.Ok read)) {
            findings.add(
                    missing(
                            "The custom fields of customer cards cannot be read (%s): is Digital licensed, does the"
                                            .formatted(reason(definitions, calls))
                                    + " key's owner have rights for customers, and does Digital take tokens of an access key alone?"));
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
        search(findings, calls);
    }

    private static void search(List<Finding> findings, TenantCalls calls) {
        Reply some = calls.get(Api.DIGITAL, "/customers?limit=20", Allowance.ALL);
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
            case Reply.Unknown unknown -> unknown.status() == null ? "no answer" : String.valueOf(unknown.status());
            case Reply.NotNow ignored ->
                calls.whole()
                        .map(whole -> whole.httpStatus() == null ? "no token, or no tenant" : "" + whole.httpStatus())
                        .orElse("not asked");
            case Reply.Withdrawn ignored -> "not asked";
            case Reply.Ok ignored -> "unreadable";
        };
    }

    static Finding fine(String sentence) {
        return new Finding(true, sentence);
    }

    static Finding missing(String sentence) {
        return new Finding(false, sentence);
    }
}
