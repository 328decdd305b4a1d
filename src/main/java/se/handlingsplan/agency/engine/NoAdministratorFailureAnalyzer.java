package se.handlingsplan.agency.engine;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why start-up stopped, in place of a stack trace. */
class NoAdministratorFailureAnalyzer extends AbstractFailureAnalyzer<NoAdministrator> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoAdministrator cause) {
        return new FailureAnalysis(cause.getMessage(), "", cause);
    }
}
