package se.handlingsplan.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.DeclaredVariables;
import se.handlingsplan.plan.TaskWords;
import se.handlingsplan.shared.Texts;
import se.handlingsplan.worklist.Workers;

/** Puts the guards around the engine: before each command, and before each write. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class GuardsEnginePlugin extends AbstractProcessEnginePlugin {

    private final Workers workers;
    private final ObjectProvider<DeclaredVariables> declared;
    private final TaskWords words;
    private final Texts texts;

    GuardsEnginePlugin(Workers workers, ObjectProvider<DeclaredVariables> declared, TaskWords words, Texts texts) {
        this.workers = workers;
        this.declared = declared;
        this.words = words;
        this.texts = texts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(
                first(configuration, configuration.getCustomPreCommandInterceptorsTxRequired()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(
                first(configuration, configuration.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<SessionFactory> sessions = new ArrayList<>();
        if (configuration.getCustomSessionFactories() != null) {
            sessions.addAll(configuration.getCustomSessionFactories());
        }
        sessions.add(new GuardedEntities.Factory(configuration, declared::getObject, words, texts));
        sessions.add(new CaseColumnsFactory());
        configuration.setCustomSessionFactories(sessions);
    }

    private List<CommandInterceptor> first(
            ProcessEngineConfigurationImpl configuration, @Nullable List<CommandInterceptor> others) {
        List<CommandInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new MemberCommands(configuration, workers, texts));
        if (others != null) {
            interceptors.addAll(others);
        }
        return interceptors;
    }

    private record CaseColumnsFactory() implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new CaseColumns();
        }
    }
}
