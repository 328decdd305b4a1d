package se.handlingsplan.plan.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.LineEnded;
import se.handlingsplan.shared.CaseNumber;

/** Tells the rest of the product when a process of a case has ended. */
@Component
class LineEndedEnginePlugin extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;

    LineEndedEnginePlugin(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element process, ProcessDefinitionEntity definition) {
                String line = definition.getKey();
                definition.addListener(
                        ExecutionListener.EVENTNAME_END, (ExecutionListener) ended -> ended(line, ended));
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private void ended(String line, DelegateExecution process) {
        Optional.ofNullable(process.getProcessBusinessKey())
                .flatMap(CaseNumber::parse)
                .ifPresent(number -> events.publishEvent(new LineEnded(number, line)));
    }
}
