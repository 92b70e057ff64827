package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves on an empty book that a call which adds an entry leaves the others there: two entries in two calls, and both are
 * found. Nothing is written to a book that holds anything.
 */
final class BookProof {

    private static final String FIRST = "100000000000001";
    private static final String SECOND = "100000000000002";
    private static final JsonMapper JSON = new JsonMapper();

    private BookProof() {}

    static Finding of(String book, TenantCalls calls) {
        Finding dynamic = TenantCheck.book(book, calls);
        if (!dynamic.fine()) {
            return dynamic;
        }
        Reply before = read(book, calls);
        if (!(before instanceof Reply.Ok empty) || !isKnown(empty.body())) {
            return Finding.missing("The entries of the address book cannot be read (%s); nothing was written."
                    .formatted(Finding.reason(before, calls)));
        }
        if (empty.body().path("totalRecords").asInt(0) > 0 || !ids(empty.body()).isEmpty()) {
            return Finding.missing("The address book is not empty; nothing was written. Prove it on a new one.");
        }
        return prove(book, calls);
    }

    private static Finding prove(String book, TenantCalls calls) {
        for (String id : Set.of(FIRST, SECOND)) {
            var rows = JSON.createArrayNode().add(AddressBook.row(id).put("lastName", "Proof"));
            Reply put = AddressBook.put(book, rows, calls);
            if (!(put instanceof Reply.Ok)) {
                remove(book, calls);
                return Finding.missing("An entry could not be written (%s).".formatted(Finding.reason(put, calls)));
            }
        }
        Reply after = read(book, calls);
        boolean both = after instanceof Reply.Ok ok && ids(ok.body()).containsAll(Set.of(FIRST, SECOND));
        remove(book, calls);
        return both
                ? Finding.fine("Both entries were found. Set CXONE_ADDRESS_BOOK=%s and CXONE_ADDRESS_BOOK_PROVEN=%s."
                        .formatted(book, book))
                : Finding.missing("The second call removed the entry of the first: this book must not be used.");
    }

    private static Reply read(String book, TenantCalls calls) {
        return calls.get(Api.ADMIN, AddressBook.path(book) + "?fullLoad=true&top=100&skip=0", Allowance.ALL);
    }

    private static void remove(String book, TenantCalls calls) {
        for (String id : Set.of(FIRST, SECOND)) {
            calls.call(Api.ADMIN, HttpMethod.DELETE, AddressBook.path(book) + "/" + id, null, Allowance.ALL);
        }
    }

    private static boolean isKnown(JsonNode answer) {
        return answer.has("totalRecords") || answer.path("addressBook").has("addressBookEntries");
    }

    private static Set<String> ids(JsonNode answer) {
        var ids = new TreeSet<String>();
        for (JsonNode entry : answer.path("addressBook").path("addressBookEntries")) {
            if (!entry.path("isDeleted").asBoolean(false)) {
                ids.add(entry.path("externalId").asString(""));
            }
        }
        return ids;
    }
}
