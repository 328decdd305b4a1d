package se.handlingsplan.plan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the engine take answers our way. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class PlanEnginePlugin extends AbstractProcessEnginePlugin {

    private final PlanParseListener models;
    private final ObjectProvider<Prefill> prefill;
    private final Conflicts conflicts;
    private final KeepProposals keepProposals;

    PlanEnginePlugin(
            PlanParseListener models,
            ObjectProvider<Prefill> prefill,
            Conflicts conflicts,
            KeepProposals keepProposals) {
        this.models = models;
        this.prefill = prefill;
        this.conflicts = conflicts;
        this.keepProposals = keepProposals;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                with(configuration, configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                with(configuration, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        var all = new ArrayList<>(listeners == null ? List.<BpmnParseListener>of() : listeners);
        all.add(models);
        configuration.setCustomPostBPMNParseListeners(all);
        configuration.setFormService(new PrefilledForms(prefill));
        var decisions = new DefaultDmnEngineConfiguration();
        decisions.setCustomPostDecisionTableEvaluationListeners(new ArrayList<>(List.of(keepProposals)));
        configuration.setDmnEngineConfiguration(decisions);
    }

    private List<CommandInterceptor> with(
            ProcessEngineConfigurationImpl configuration, @Nullable List<CommandInterceptor> others) {
        Supplier<@Nullable String> loggedIn = () -> {
            IdentityService identities = configuration.getIdentityService();
            var authentication = identities.getCurrentAuthentication();
            return authentication == null ? null : authentication.getUserId();
        };
        // around those that watch the door: they see a command as it was given, and their refusal is put into words
        var all = new ArrayList<CommandInterceptor>();
        all.add(new RefusalInterceptor(loggedIn, conflicts));
        if (others != null) {
            all.addAll(others);
        }
        all.add(new SubmissionInterceptor(loggedIn));
        return all;
    }
}
