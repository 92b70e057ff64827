package dev.contactenricher.security;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong keys by the address that they come from. Callers with a right key are never looked at here. */
final class WrongKeys {

    private static final int PER_SECOND = 20;
    private static final int BURST = 200;
    private static final int REMEMBERED_ADDRESSES = 10_000;

    private final Map<String, Rate> rates = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rate> eldest) {
            return size() > REMEMBERED_ADDRESSES;
        }
    };

    boolean areTooManyFrom(String address) {
        return !rateOf(address).allows();
    }

    private synchronized Rate rateOf(String address) {
        return rates.computeIfAbsent(address, any -> Rate.of("wrong-keys", PER_SECOND, BURST));
    }
}
