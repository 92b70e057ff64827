package dev.contactenricher.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints what is wrong with the store and what to do, instead of a stack trace. */
class UnusableStoreAnalyzer extends AbstractFailureAnalyzer<UnusableStoreException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableStoreException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
