package se.handlingsplan.platform.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.ModelFunction;

/** Puts the guarded evaluation of expressions in place before any other plug-in could need one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ExpressionEnginePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ModelFunction> functions;

    ExpressionEnginePlugin(ObjectProvider<ModelFunction> functions) {
        this.functions = functions;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(
                new GuardedExpressions(() -> functions.orderedStream().toList()));
    }
}
