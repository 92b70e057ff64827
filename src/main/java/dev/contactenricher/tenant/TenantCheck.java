package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import dev.contactenricher.cxone.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Looks, by reads alone, whether a tenant has what the settings ask for, and says so in sentences without any contact data. */
@Component
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class TenantCheck {

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
    private static boolean unit(List<Finding> findings, TenantCalls calls) {
        Reply unit = calls.get(Api.ADMIN, "/business-unit", Allowance.ALL);
        if (unit instanceof Reply.Ok) {
            findings.add(Finding.fine("A token was granted, the tenant was found, and its Admin API answers."));
            return true;
        }
        TenantCalls.Obstacle obstacle = calls.obstacle().orElse(null);
        String reason = Finding.reason(unit, calls);
        findings.add(Finding.missing(
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

    private static void limits(List<Finding> findings, List<TenantCalls> looks) {
        int made = looks.stream().mapToInt(TenantCalls::made).sum();
        int throttled = looks.stream().mapToInt(TenantCalls::throttles).sum();
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
        boolean scrubbed = skills instanceof Reply.Ok read && hasEntries(read.body());
        findings.add(
                scrubbed
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

    /** Whether it is a dynamic book. */
    static Finding book(String id, TenantCalls calls) {
        Reply reply = calls.get(Api.ADMIN, "/address-books", Allowance.ALL);
        if (!(reply instanceof Reply.Ok read)) {
            return Finding.missing("Address books cannot be read (%s).".formatted(Finding.reason(reply, calls)));
        }
        JsonNode books = read.body().path("addressBooks");
        for (JsonNode book :
                books.isArray() ? books : read.body().path("resultSet").path("addressBooks")) {
            if (book.path("addressBookId").asString("").equals(id)) {
                return book.path("addressBookType").asString("").equalsIgnoreCase("Dynamic")
                        ? Finding.fine("The address book is there, and dynamic.")
                        : Finding.missing("The address book is not dynamic, so it cannot be filled.");
            }
        }
        return Finding.missing("There is no address book with that id.");
    }
}
