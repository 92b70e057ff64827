package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks, by reads alone, whether a tenant has what the settings ask for, and says so in sentences without any contact data. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class TenantCheck {

    private static final int BAD_REQUEST = 400;
    /** Not found, not allowed there, gone. */
    private static final Set<Integer> NO_ENDPOINT = Set.of(404, 405, 410);

    private final TenantSettings settings;
    private final CardsCheck cards;

    TenantCheck(TenantSettings settings, CardFields fields) {
        this.settings = settings;
        this.cards = new CardsCheck(settings, fields);
    }

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
                cards.look(findings, noted);
            }
            DoNotCall.groups(settings).forEach(group -> group(group, findings, noted.get()));
            if (!settings.addressBook().isEmpty()) {
                findings.add(book(settings.addressBook(), noted.get()));
                if (!settings.addressBookProven().equals(settings.addressBook())) {
                    findings.add(Finding.fine(
                            "The address book is not proven yet: run prove-address-book %s while it is empty."
                                    .formatted(settings.addressBook())));
                }
            }
            if (settings.forwardsErasures()) {
                findings.add(Finding.fine(
                        "Erasures are forwarded; whether the key's owner may do so (Privacy, Erasure) cannot"
                                + " be read."));
            }
        }
        limits(findings, looks);
        return findings;
    }

    /** @return false when there is no token, so that there is no use in going on */
    private boolean unit(List<Finding> findings, TenantCalls calls) {
        Reply unit = calls.get(Api.ADMIN, "/business-unit", Allowance.ALL);
        if (unit instanceof Reply.Ok) {
            findings.add(Finding.fine("A token was granted, the tenant was found, and its Admin API answers."));
            return true;
        }
        if (Finding.isUnasked(unit, calls)) {
            findings.add(Finding.missing("The tenant was not asked: sending is paused, or the budget is used up."));
            return false;
        }
        String reason = Finding.reason(unit, calls);
        return switch (calls.obstacle().orElse(null)) {
            case DENIED -> {
                findings.add(Finding.missing(isNoEndpoint(unit) ? noToken(reason) : denied(reason)));
                yield false;
            }
            case NO_TOKEN -> {
                findings.add(Finding.missing(noToken(reason)));
                yield false;
            }
            case NO_HOST ->
                without(
                        findings,
                        "its address was not found out",
                        "A token was granted, but where the tenant's Admin API is was not found out: it needs a tenant in"
                                + " the token and an answer of CXONE_DISCOVERY_URL that names api_endpoint; or set"
                                + " CXONE_ADMIN_URL.");
            case null ->
                without(
                        findings,
                        reason,
                        "A token was granted, but the Admin API does not let us in or does not answer (%s): look at the"
                                        .formatted(reason)
                                + " role of the key's owner, at CXONE_API_VERSION, and at CXONE_ADMIN_URL where it is set.");
        };
    }

    /** A tenant whose cards alone are written needs no right to anything else. */
    private boolean without(List<Finding> findings, String reason, String sentence) {
        boolean needed = settings.writesToAdmin() || settings.forwardsErasures() || !settings.writesCards();
        findings.add(
                needed
                        ? Finding.missing(sentence)
                        : Finding.fine(
                                "A token was granted. The Admin API cannot be called (%s), which nothing that is set needs."
                                        .formatted(reason)));
        return true;
    }

    /** There is no token endpoint at that address: it is not the credentials that are wrong. */
    private static boolean isNoEndpoint(Reply unit) {
        return unit instanceof Reply.Forbidden denied
                && (denied.status() < BAD_REQUEST || NO_ENDPOINT.contains(denied.status()));
    }

    private static String denied(String reason) {
        return "The token endpoint does not let us in (%s): look at the access key, the registered application, and, where"
                        .formatted(reason)
                + " its secret holds other than letters and digits, at enricher.cxone.published.encode-client.";
    }

    private static String noToken(String reason) {
        return "No token was granted (%s): is CXONE_AREA or CXONE_TOKEN_URL right?".formatted(reason);
    }

    private static void limits(List<Finding> findings, List<TenantCalls> looks) {
        int made = looks.stream().mapToInt(TenantCalls::made).sum();
        int throttled = looks.stream().mapToInt(TenantCalls::throttles).sum();
        if (made == 0) {
            return;
        }
        findings.add(
                throttled == 0
                        ? Finding.fine("CXone throttled none of %d calls.".formatted(made))
                        : Finding.missing(
                                "CXone throttled %d of %d calls (429): somebody else uses up its limit, or"
                                                .formatted(throttled, made)
                                        + " CXONE_DIGITAL_RATE_LIMIT and CXONE_ADMIN_RATE_LIMIT must be low. Try again later."));
    }

    private static void group(DncGroup group, List<Finding> findings, TenantCalls calls) {
        String path = "/dnc-groups/" + CardQuery.encode(group.id());
        Reply reply = calls.get(Api.ADMIN, path, Allowance.ALL);
        String setting = "CXONE_DNC_GROUP_" + group.channel().name();
        if (!(reply instanceof Reply.Ok)) {
            findings.add(Finding.missing(
                    "The do-not-call group of %s cannot be read (%s): is the id right, and may the key's owner"
                                    .formatted(setting, Finding.reason(reply, calls))
                            + " edit do-not-call lists?"));
            return;
        }
        Reply skills = calls.get(Api.ADMIN, path + "/scrubbed-skills", Allowance.ALL);
        if (!(skills instanceof Reply.Ok read)) {
            findings.add(Finding.missing("Whether skills scrub the group of %s cannot be read (%s)."
                    .formatted(setting, Finding.reason(skills, calls))));
            return;
        }
        findings.add(
                hasEntries(read.body())
                        ? Finding.fine("The group of %s is scrubbed by skills.".formatted(setting))
                        : Finding.missing(
                                "No skill scrubs the group of %s, so its records bind nobody: assign it to skills."
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

    private static JsonNode books(JsonNode answer) {
        JsonNode books = answer.path("addressBooks");
        return books.isArray() ? books : answer.path("resultSet").path("addressBooks");
    }

    /** Whether it is a dynamic book. */
    static Finding book(String id, TenantCalls calls) {
        Reply reply = calls.get(Api.ADMIN, "/address-books", Allowance.ALL);
        if (!(reply instanceof Reply.Ok read)) {
            return Finding.missing("Address books cannot be read (%s): may the key's owner edit address books?"
                    .formatted(Finding.reason(reply, calls)));
        }
        JsonNode books = books(read.body());
        if (!books.isArray() && !read.body().isMissingNode()) {
            return Finding.missing("The list of address books is none that can be read.");
        }
        for (JsonNode book : books) {
            if (book.path("addressBookId").asString("").equals(id)) {
                return book.path("addressBookType").asString("").equalsIgnoreCase("Dynamic")
                        ? Finding.fine("The address book is there, and dynamic.")
                        : Finding.missing("The address book is not dynamic, so it cannot be filled.");
            }
        }
        return Finding.missing("There is no address book with that id.");
    }
}
