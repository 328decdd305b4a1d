package se.handlingsplan.processes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Remembers which flow nodes and paths of which process were passed, in each process instance: our lean history keeps no
 * activities. A user task is passed when its form was submitted, any other node when it is reached.
 *
 * <p>The community's process-test-coverage can't do it here: its JUnit extension wants an engine of its own before Spring
 * starts, adds flow nodes and paths up to one number over every model that a test touches, and can't leave out a line that
 * is drawn but not yet offered.
 */
public final class Trail extends AbstractProcessEnginePlugin {

    /** By process, everything that was passed since {@link #forget}. */
    private final Map<String, Set<String>> passed = new ConcurrentHashMap<>();

    /** By process instance. */
    private final Map<String, Set<String>> ofInstance = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> others = configuration.getCustomPostBPMNParseListeners();
        var all = new ArrayList<>(others == null ? List.<BpmnParseListener>of() : others);
        all.add(new AbstractBpmnParseListener() {
            @Override
            public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
                definitions.forEach(definition -> follow(definition, definition.getKey()));
            }
        });
        configuration.setCustomPostBPMNParseListeners(all);
    }

    private void follow(ScopeImpl scope, String process) {
        for (ActivityImpl node : scope.getActivities()) {
            boolean isUserTask = node.getActivityBehavior() instanceof UserTaskActivityBehavior;
            node.addListener(
                    isUserTask ? ExecutionListener.EVENTNAME_END : ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> pass(process, node.getId(), execution));
            for (PvmTransition path : node.getOutgoingTransitions()) {
                ((TransitionImpl) path).addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                        execution -> pass(process, path.getId(), execution));
            }
            follow(node, process);
        }
    }

    private void pass(String process, String element, DelegateExecution execution) {
        if (!execution.isCanceled()) {
            among(passed, process).add(element);
            among(ofInstance, execution.getProcessInstanceId()).add(element);
        }
    }

    private static Set<String> among(Map<String, Set<String>> trails, String key) {
        return trails.computeIfAbsent(key, unknown -> ConcurrentHashMap.newKeySet());
    }

    void forget(String process) {
        passed.remove(process);
    }

    /** The flow nodes and paths that any instance of a process passed. */
    Set<String> of(String process) {
        return Set.copyOf(among(passed, process));
    }

    /** The flow nodes and paths that one process instance passed. */
    Set<String> ofInstance(String instance) {
        return Set.copyOf(among(ofInstance, instance));
    }
}
