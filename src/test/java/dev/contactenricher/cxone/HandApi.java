package dev.contactenricher.cxone;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.outgoing.Deadline;
import dev.contactenricher.outgoing.HttpAnswer;
import dev.contactenricher.outgoing.Meaning;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The published API without HTTP: a test answers its calls. */
public final class HandApi extends PublishedApi {

    private static final int FAILURES_OF_AN_OUTAGE = 3;

    /** Answers a call. */
    public interface Tenant {

        HttpAnswer answer(Api api, HttpMethod method, String path, @Nullable String body);
    }

    private final Map<Api, Integer> failuresInRow = new EnumMap<>(Api.class);
    private @Nullable Tenant tenant;

    @SuppressWarnings("NullAway") // nothing is called by them
    public HandApi() {
        super(null, null, null, new PublishedSettings("", "", "", "", "", false, null, null, null, null, "", TIMEOUT));
    }

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** From now on it answers, and all is well so far. */
    public void isAnsweredBy(Tenant other) {
        tenant = other;
        failuresInRow.clear();
    }

    @Override
    public boolean isDown(Api api) {
        return failuresInRow.getOrDefault(api, 0) >= FAILURES_OF_AN_OUTAGE;
    }

    @Override
    public Answer call(Api api, HttpMethod method, String path, @Nullable String body, Deadline deadline) {
        HttpAnswer answer = requireNonNull(tenant).answer(api, method, path, body);
        boolean failed = !(answer instanceof HttpAnswer.Received received) || received.meaning() == Meaning.UNKNOWN;
        failuresInRow.merge(api, 1, (before, one) -> before + one);
        if (!failed) {
            failuresInRow.put(api, 0);
        }
        return new Answer.Called(answer);
    }
}
