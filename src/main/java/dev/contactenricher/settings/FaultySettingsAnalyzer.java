package dev.contactenricher.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Gives the faults Spring Boot's form for a failed start, without a stack trace. */
final class FaultySettingsAnalyzer extends AbstractFailureAnalyzer<FaultySettingsException> {

    private static final String ACTION =
            "Set these environment variables; application.yml.example lists all of them with their meaning.";

    @Override
    protected FailureAnalysis analyze(Throwable root, FaultySettingsException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
