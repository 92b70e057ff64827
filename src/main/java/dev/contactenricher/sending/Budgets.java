package dev.contactenricher.sending;

import dev.contactenricher.cxone.Terms;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the budgets of CXone's API stand: one, or one for each family of calls. */
@Component
public class Budgets {

    private final SendLog sends;
    private final CallFamilies families;
    private final MergeSettings settings;
    private final Terms terms;

    Budgets(SendLog sends, CallFamilies families, MergeSettings settings, Terms terms) {
        this.sends = sends;
        this.families = families;
        this.settings = settings;
        this.terms = terms;
    }

    /** The families that have a budget each; empty where there is one for all. */
    public List<String> names() {
        return terms.families().stream().map(Terms.Family::name).toList();
    }

    /** What {@code GET /sending} tells. */
    public List<BudgetStatus> view(Instant now) {
        return terms.countsCalls()
                ? terms.families().stream()
                        .map(family -> families.get(family.name(), family.limit()))
                        .map(family ->
                                budget(family.name(), family.name(), family.limitNow(), family.throttledUntil(), now))
                        .toList()
                : List.of(budget(null, SendLog.MERGE, settings.rateLimit(), Instant.EPOCH, now));
    }

    /** The share of the current window's permits that is taken, 0 to 1, of the budget that has least left. */
    public double used(Instant now) {
        return terms.countsCalls()
                ? usedByFamily(now).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0)
                : share(SendLog.MERGE, settings.rateLimit(), now);
    }

    public Map<String, Double> usedByFamily(Instant now) {
        var used = new LinkedHashMap<String, Double>();
        terms.families().forEach(family -> used.put(family.name(), share(family.name(), family.limit(), now)));
        return used;
    }

    /** How long so many contacts take. */
    public Duration duration(long contacts) {
        if (!terms.countsCalls()) {
            return settings.rateWindow()
                    .multipliedBy(Math.ceilDiv(contacts, settings.chunkSize()))
                    .dividedBy(settings.rateLimit());
        }
        return Duration.ofMillis(terms.families().stream()
                .mapToLong(family -> Math.round(contacts
                        * family.callsForContact()
                        * settings.rateWindow().toMillis()
                        / limitNow(family)))
                .max()
                .orElse(0));
    }

    /** Less than the operator's after CXone throttled us. */
    private int limitNow(Terms.Family family) {
        return families.get(family.name(), family.limit()).limitNow();
    }

    private double share(String family, int limit, Instant now) {
        return Math.min(1, (double) sends.held(family, now) / limit);
    }

    private BudgetStatus budget(@Nullable String name, String family, int limit, Instant notBefore, Instant now) {
        int held = sends.held(family, now);
        Instant free = held < limit ? notBefore : Times.later(notBefore, sends.freeAt(family, now, held, limit));
        return new BudgetStatus(
                name, limit, settings.rateWindow().toSeconds(), Math.min(held, limit), free.isAfter(now) ? free : null);
    }
}
