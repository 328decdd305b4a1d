package se.handlingsplan.modelling;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the product which models keep it from starting, instead of a stack trace. */
final class ModelsRefusedFailureAnalyzer extends AbstractFailureAnalyzer<ModelsRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ModelsRefused cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Mend what is listed and start again. Each rule has its page in docs/rules.",
                cause);
    }
}
