package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Looks whether customer cards have the custom fields that are written, and whether they can be searched. */
final class CardsCheck {

    private static final Set<String> CHANNELS = Set.of(
            "apple",
            "bbm",
            "chat",
            "email",
            "facebook",
            "fb",
            "fbmessenger",
            "google",
            "instagram",
            "kakao",
            "line",
            "linkedin",
            "livechat",
            "messenger",
            "phone",
            "slack",
            "sms",
            "teams",
            "telegram",
            "twitter",
            "viber",
            "vkontakte",
            "voice",
            "webchat",
            "wechat",
            "whatsapp",
            "x",
            "youtube");

    private final TenantSettings settings;
    private final CardFields fields;

    CardsCheck(TenantSettings settings, CardFields fields) {
        this.settings = settings;
        this.fields = fields;
    }

    void look(List<Finding> findings, Supplier<TenantCalls> fresh) {
        TenantCalls calls = fresh.get();
        Reply definitions = CardFields.definitions(calls);
        if (!(definitions instanceof Reply.Ok read)) {
            findings.add(Finding.missing(
                    calls.obstacle().isPresent()
                            ? "Where the tenant's Digital API is was not found out: it needs an answer of"
                                    + " CXONE_DISCOVERY_URL that names area and domain; or set CXONE_DIGITAL_URL."
                            : ("The custom fields of customer cards cannot be read (%s): is Digital licensed, does the"
                                            .formatted(Finding.reason(definitions, calls))
                                    + " key's owner have rights for customers, is CXONE_DIGITAL_URL right where it is set,"
                                    + " and does Digital take tokens of an access key alone?")));
            return;
        }
        Set<String> missing = fields.missing(CardFields.idents(read.body()));
        if (missing.isEmpty()) {
            findings.add(Finding.fine("All custom fields are there."));
        } else if (settings.manageFields()) {
            findings.add(Finding.fine("These custom fields are missing and will be created: %s.".formatted(missing)));
        } else {
            findings.add(
                    Finding.missing("These custom fields are missing: %s. Create them, or set CXONE_MANAGE_FIELDS=true."
                            .formatted(missing)));
        }
        Set<String> unfit = unfit(read.body());
        if (!unfit.isEmpty()) {
            findings.add(Finding.missing(
                    "These custom fields are lists without the values yes and no: %s.".formatted(unfit)));
        }
        search(findings, fresh.get());
    }

    /** Lists of ours that do not have our values. */
    static Set<String> unfit(JsonNode answer) {
        var unfit = new LinkedHashSet<String>();
        for (JsonNode definition : CardFields.list(answer)) {
            String ident = definition.path("ident").asString("");
            boolean list = definition.path("type").asString("").equalsIgnoreCase("list");
            Set<String> values = new HashSet<>();
            definition
                    .path("values")
                    .forEach(one -> values.add(one.path("value").asString("")));
            if (list
                    && CardValues.LISTS.contains(ident)
                    && !values.containsAll(List.of(CardValues.YES, CardValues.NO))) {
                unfit.add(ident);
            }
        }
        return unfit;
    }

    private static void search(List<Finding> findings, TenantCalls calls) {
        Reply some = calls.get(Api.DIGITAL, "/customers?limit=20", Allowance.ALL);
        if (some instanceof Reply.Refused) {
            some = calls.get(Api.DIGITAL, "/customers?size=20", Allowance.ALL);
        }
        if (some instanceof Reply.Ok page && !CardQuery.isPage(page.body())) {
            some = Reply.Unreadable.ofAnotherShape();
        }
        if (!(some instanceof Reply.Ok read)) {
            findings.add(Finding.missing("Customer cards cannot be read (%s).".formatted(Finding.reason(some, calls))));
            return;
        }
        findings.add(Finding.fine("There are %d customer cards; the ids of those read begin with %s."
                .formatted(read.body().path("hits").asInt(0), kinds(read.body().path("data")))));
        for (JsonNode customer : read.body().path("data")) {
            for (String key : Card.of(customer).identities()) {
                if (CardSearch.isSearchable(key)) {
                    boolean found = new CardSearch().find(List.of(key), calls) instanceof CardSearch.Found.Cards cards
                            && !cards.cards().isEmpty();
                    findings.add(
                            found
                                    ? Finding.fine("A card is found by the identity that it shows.")
                                    : Finding.missing(
                                            "A card is not found by the identity that it shows: the search cannot be"
                                                    + " used as it is published."));
                    return;
                }
            }
        }
    }

    /** What stands before the first underscore of ids, where it is a channel: else it may be a person's name. */
    private static Set<String> kinds(JsonNode customers) {
        var kinds = new TreeSet<String>();
        for (JsonNode customer : customers) {
            String id = customer.path("id").asString("");
            int end = id.indexOf('_');
            String kind = end > 0 ? id.substring(0, end) : "";
            kinds.add(CHANNELS.contains(kind) ? kind : "something else");
        }
        return kinds;
    }
}
