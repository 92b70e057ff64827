package dev.contactenricher.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What fits into a request to CXone, which is limited in bytes besides the number of its contacts (the contract's section
 * 6). What is kept of a contact, encrypted, is about as long as what CXone gets of it.
 */
public final class RequestSize {

    private static final int MOST_BYTES = 4 << 20;
    /** What a contact gets beside what is kept of it: its hash, consent, dates and defaults. */
    private static final int BESIDE = 512;
    /** The request around its contacts. */
    private static final int AROUND = 1024;

    private RequestSize() {}

    /** The first ones, as many as fit, and one in any case. */
    public static <T> List<T> fitting(List<T> contacts, ToIntFunction<T> bytes) {
        List<List<T>> portions = portions(contacts, bytes);
        return portions.isEmpty() ? contacts : portions.getFirst();
    }

    /** All of them in their order, as many together as fit into a request. */
    public static <T> List<List<T>> portions(List<T> contacts, ToIntFunction<T> bytes) {
        List<List<T>> portions = new ArrayList<>();
        int from = 0;
        long sum = AROUND;
        for (int i = 0; i < contacts.size(); i++) {
            long own = bytes.applyAsInt(contacts.get(i)) + (long) BESIDE;
            if (i > from && sum + own > MOST_BYTES) {
                portions.add(contacts.subList(from, i));
                from = i;
                sum = AROUND;
            }
            sum += own;
        }
        if (from < contacts.size()) {
            portions.add(contacts.subList(from, contacts.size()));
        }
        return portions;
    }

    /** The length of what is kept of it. */
    public static int bytes(Entry entry) {
        byte[] payload = entry.payload();
        return payload == null ? 0 : payload.length;
    }
}
