package se.handlingsplan.casefile;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Puts the reason why there is no key for the case file, and what to do, in place of a stack trace. */
class WrappingKeyFailureAnalyzer extends AbstractFailureAnalyzer<WrappingKeyUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrappingKeyUnavailable cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
