package se.handlingsplan.platform.engine;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.platform.web.Drafts;

/** Removes the drafts of a task in the transaction that completes or cancels it. */
@Component
class ForgetDraftsEnginePlugin extends AbstractProcessEnginePlugin {

    /** Asked only when a task ends: the drafts need the engine themselves. */
    private final ObjectProvider<Drafts> drafts;

    ForgetDraftsEnginePlugin(ObjectProvider<Drafts> drafts) {
        this.drafts = drafts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener>()
                : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new AtTheEndOfTasks());
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private final class AtTheEndOfTasks extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            TaskListener forget = task -> drafts.getObject().forget(task.getId());
            var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, forget);
            definition.addTaskListener(TaskListener.EVENTNAME_DELETE, forget);
        }
    }
}
