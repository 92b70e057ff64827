package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Allowance;
import dev.contactenricher.cxone.Api;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Proves on an empty book that a call which adds an entry leaves the others there: two entries in two calls, and both are
 * found. Nothing is written to a book that holds anything, and what was written is removed again.
 */
final class BookProof {

    private static final String FIRST = "100000000000001";
    private static final String SECOND = "100000000000002";
    /** CXone takes entries (202) and may show them later. */
    private static final int MOST_READS = 10;

    private static final JsonMapper JSON = new JsonMapper();

    private final String book;
    private final Supplier<TenantCalls> fresh;
    private final Duration pause;
    /** What may be there by now. */
    private final Set<String> written = new TreeSet<>();

    private BookProof(String book, Supplier<TenantCalls> fresh, Duration pause) {
        this.book = book;
        this.fresh = fresh;
        this.pause = pause;
    }

    /**
     * @param fresh calls that know nothing of each other, as what was written has to be removed whatever failed before
     * @param pause before it is read once more, while the entries are not shown
     */
    static Finding of(String book, Supplier<TenantCalls> fresh, Duration pause) {
        return new BookProof(book, fresh, pause).finding();
    }

    private Finding finding() {
        TenantCalls calls = fresh.get();
        Finding dynamic = TenantCheck.book(book, calls);
        if (!dynamic.fine()) {
            return dynamic;
        }
        Reply before = read(calls);
        if (!(before instanceof Reply.Ok empty) || !isKnown(empty.body())) {
            return Finding.missing("The entries of the address book cannot be read (%s); nothing was written."
                    .formatted(Finding.reason(before, calls)));
        }
        if (empty.body().path("totalRecords").asInt(0) > 0 || !ids(empty.body()).isEmpty()) {
            return Finding.missing("The address book is not empty; nothing was written. Prove it on a new one.");
        }
        Finding proof = prove();
        return remove()
                ? proof
                : Finding.missing(
                        proof.sentence() + " An entry that was written for the proof could not be removed again: use"
                                + " another book.");
    }

    private Finding prove() {
        for (String id : List.of(FIRST, SECOND)) {
            TenantCalls calls = fresh.get();
            var rows = JSON.createArrayNode().add(AddressBook.row(id).put("lastName", "Proof"));
            Reply put = AddressBook.put(book, rows, calls);
            if (put instanceof Reply.Ok || put instanceof Reply.Unknown) {
                written.add(id);
            }
            if (!(put instanceof Reply.Ok taken)) {
                return Finding.missing("An entry could not be written (%s): may the key's owner edit address books?"
                        .formatted(Finding.reason(put, calls)));
            }
            if (isRefused(taken.body())) {
                return Finding.missing("CXone takes the call, but not the entry in it: this book cannot be used.");
            }
        }
        return shown();
    }

    private static boolean isRefused(JsonNode answer) {
        return answer.path("entryResults")
                .valueStream()
                .anyMatch(result -> !result.path("success").asBoolean(true));
    }

    private Finding shown() {
        String reason = "";
        for (int reads = 0; reads < MOST_READS; reads++) {
            TenantCalls calls = fresh.get();
            Reply after = read(calls);
            Set<String> ids = after instanceof Reply.Ok ok ? ids(ok.body()) : Set.of();
            if (ids.containsAll(Set.of(FIRST, SECOND))) {
                return Finding.fine(
                        "Both entries were found. Set CXONE_ADDRESS_BOOK=%s and CXONE_ADDRESS_BOOK_PROVEN=%s."
                                .formatted(book, book));
            }
            if (ids.contains(SECOND)) {
                return Finding.missing("The second call removed the entry of the first: this book must not be used.");
            }
            reason = after instanceof Reply.Ok ? "they are not shown" : Finding.reason(after, calls);
            LockSupport.parkNanos(pause.toNanos());
        }
        return Finding.missing(
                "Both entries were taken, and cannot be read back (%s), so nothing is proven. Try again later."
                        .formatted(reason));
    }

    private Reply read(TenantCalls calls) {
        return calls.get(Api.ADMIN, AddressBook.path(book) + "?fullLoad=true&top=100&skip=0", Allowance.ALL);
    }

    /** @return whether neither is there any more, as far as CXone says */
    private boolean remove() {
        boolean out = true;
        for (String id : written) {
            String path = AddressBook.path(book) + "/" + id;
            Reply reply = fresh.get().call(Api.ADMIN, HttpMethod.DELETE, path, null, Allowance.ALL);
            out &= reply instanceof Reply.Ok || reply instanceof Reply.Gone;
        }
        return out;
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
