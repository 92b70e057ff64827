package dev.contactenricher.tracing;

import static io.opentelemetry.api.trace.SpanKind.CLIENT;
import static io.opentelemetry.api.trace.SpanKind.INTERNAL;

import dev.contactenricher.export.ExportCall;
import dev.contactenricher.intake.IntakeEvent.BatchSubmitted;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeCall;
import dev.contactenricher.queue.MergeEvent.Completed;
import dev.contactenricher.queue.MergeEvent.Completion;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Each job is one trace, from its batch over the requests that its contacts went with and their confirmations to the
 * exports. A call may carry contacts of many jobs, and is a trace of its own; links lead from one to the other, as the
 * conventions for messages have it, and to the HTTP request that brought the batch or the webhook.
 */
final class JobTraces {

    private final SpanTree spans;

    JobTraces(SpanTree spans) {
        this.spans = spans;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BatchSubmitted batch) {
        Span caller = Span.current();
        SpanContext first = spans.first(
                batch.jobId(),
                "batch",
                INTERNAL,
                batch.at().minus(batch.latency()),
                batch.at(),
                span -> link(span, caller.getSpanContext())
                        .setAttribute(SpanKeys.JOB, batch.jobId())
                        .setAttribute(SpanKeys.CONTACTS, batch.counts().received())
                        .setAttribute(SpanKeys.ACCEPTED, batch.counts().accepted())
                        .setAttribute(SpanKeys.REJECTED, batch.counts().rejected()));
        caller.addLink(first);
        caller.setAttribute(SpanKeys.JOB, batch.jobId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeCall call) {
        String id = call.requestId();
        Consumer<SpanBuilder> about = span -> {
            span.setAttribute(SpanKeys.REQUEST, id)
                    .setAttribute(SpanKeys.OUTCOME, call.outcome())
                    .setAttribute(SpanKeys.ATTEMPT, call.attempt());
        };
        send(
                whole -> call.attempt() <= 1
                        ? spans.first(id, "CXone merge", CLIENT, call.startedAt(), call.at(), whole)
                        : spans.below(id, "CXone merge", CLIENT, call.startedAt(), call.at(), whole),
                "merge request",
                call.entries(),
                call.startedAt(),
                call.at(),
                about);
    }

    /** From the send to what confirmed it. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(Completed completed) {
        SpanContext webhook = Span.current().getSpanContext();
        byJob(completed.entries().stream(), Completion::entry)
                .forEach((job, some) -> some.stream()
                        .collect(Collectors.groupingBy(Completion::requestId))
                        .forEach((request, merged) -> confirmed(job, request, merged, completed.at(), webhook)));
    }

    private void confirmed(String job, String request, List<Completion> merged, Instant at, SpanContext webhook) {
        Duration longest = merged.stream()
                .map(Completion::latency)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        spans.below(
                job,
                "confirmation",
                INTERNAL,
                at.minus(longest),
                at,
                span -> link(link(span, spans.of(request)), webhook)
                        .setAttribute(SpanKeys.JOB, job)
                        .setAttribute(SpanKeys.REQUEST, request)
                        .setAttribute(SpanKeys.CONTACTS, merged.size()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ExportCall call) {
        String id = call.batchId();
        Consumer<SpanBuilder> about =
                span -> span.setAttribute(SpanKeys.EXPORT, id).setAttribute(SpanKeys.OUTCOME, call.outcome());
        send(
                whole -> spans.below(id, "marketing export", CLIENT, call.startedAt(), call.at(), whole),
                "export",
                call.entries(),
                call.startedAt(),
                call.at(),
                about);
    }

    /**
     * A call, and of each job the part that its contacts had in it.
     *
     * @param start makes the span of the call as a whole
     * @param part the name of each job's span
     * @param about what all of these spans say
     */
    private void send(
            Function<Consumer<SpanBuilder>, SpanContext> start,
            String part,
            List<EntryRef> entries,
            Instant from,
            Instant to,
            Consumer<SpanBuilder> about) {
        Map<String, List<EntryRef>> jobs = byJob(entries.stream(), Function.identity());
        SpanContext whole = start.apply(span -> {
            about.accept(span.setAttribute(SpanKeys.CONTACTS, entries.size()));
            jobs.keySet().forEach(job -> link(span, spans.of(job)));
        });
        jobs.forEach((job, own) -> spans.below(
                job,
                part,
                INTERNAL,
                from,
                to,
                span -> about.accept(link(span, whole)
                        .setAttribute(SpanKeys.JOB, job)
                        .setAttribute(SpanKeys.CONTACTS, own.size()))));
    }

    private static SpanBuilder link(SpanBuilder span, SpanContext to) {
        return to.isValid() ? span.addLink(to) : span;
    }

    /** Corrections belong to none. */
    private static <T> Map<String, List<T>> byJob(Stream<T> all, Function<T, EntryRef> entry) {
        return all.filter(one -> !entry.apply(one).isCorrection())
                .collect(Collectors.groupingBy(one -> entry.apply(one).jobId(), TreeMap::new, Collectors.toList()));
    }
}
