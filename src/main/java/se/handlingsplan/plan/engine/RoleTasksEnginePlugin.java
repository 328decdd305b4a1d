package se.handlingsplan.plan.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.Role;

/** Gives a task that the model gives to a role to the agency that holds the role in the case. */
@Component
class RoleTasksEnginePlugin extends AbstractProcessEnginePlugin {

    private final TaskTakers takers;

    RoleTasksEnginePlugin(TaskTakers takers) {
        this.takers = takers;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
                    giveToHolder(behavior.getTaskDefinition(), asked(element));
                }
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    /** The variable that names the agency which is asked for the task, by the property {@code taker}. */
    private static @Nullable String asked(Element task) {
        Element extensions = task.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        return properties == null
                ? null
                : properties.elements("property").stream()
                        .filter(property -> "taker".equals(property.attribute("name")))
                        .map(property -> property.attribute("value"))
                        .findFirst()
                        .orElse(null);
    }

    private void giveToHolder(TaskDefinition task, @Nullable String asked) {
        var groups = task.getCandidateGroupIdExpressions();
        if (groups.size() != 1) {
            return;
        }
        var description = task.getDescriptionExpression();
        Role.of(groups.iterator().next().getExpressionText())
                .map(role -> new TaskOfRole(
                        role, description == null ? null : description.getExpressionText(), asked, takers))
                .ifPresent(ofRole -> ofRole.takeOver(task));
    }
}
