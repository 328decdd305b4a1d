package se.handlingsplan.plan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.EventSubscriptionQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Consents;
import se.handlingsplan.plan.CaseMessages;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.MessageThrown;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * Carries an event to whatever waits for it in the same case: every execution that catches the message and, where the case
 * runs no process that begins with it, a new one. Nobody waiting is no error: what was said is in the journal.
 */
@Component
class CaseEvents implements CaseMessages {

    static final String CONSENT_WITHDRAWN = "consent-withdrawn";

    private final Consents consents;
    private final Cases cases;
    private final AtWork atWork;
    private final ModelVariables declared;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    CaseEvents(
            Consents consents,
            Cases cases,
            AtWork atWork,
            ModelVariables declared,
            ApplicationEventPublisher events,
            ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.consents = consents;
        this.cases = cases;
        this.atWork = atWork;
        this.declared = declared;
        this.events = events;
        this.engine = engine;
    }

    @Override
    public void begin(CaseNumber caseNumber, String message, Map<String, ? extends @Nullable Object> carried) {
        inCommand(command -> command.getProcessEngineConfiguration()
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(caseNumber.value())
                .setVariables(new LinkedHashMap<>(carried))
                .correlateStartMessage());
    }

    @Override
    public void tell(CaseNumber caseNumber, String message) {
        inCommand(command -> deliver(message, caseNumber, Map.of(), command));
    }

    private void inCommand(Consumer<CommandContext> action) {
        CommandContext running = Context.getCommandContext();
        if (running == null) {
            engine.getObject().getCommandExecutorTxRequired().execute(command -> {
                inCommand(action);
                return true;
            });
            return;
        }
        running.runWithoutAuthorization(() -> {
            action.accept(running);
            return true;
        });
    }

    /** Delivers the message of the throwing event at which an execution is. */
    void deliver(ExecutionEntity thrower) {
        Optional<String> message = message(thrower);
        Optional<CaseNumber> number =
                Optional.ofNullable(thrower.getProcessBusinessKey()).flatMap(CaseNumber::parse);
        if (message.isEmpty() || number.isEmpty()) {
            return;
        }
        CommandContext command = Context.getCommandContext();
        Map<String, Object> carried = carried(thrower);
        command.runWithoutAuthorization(() -> {
            events.publishEvent(new MessageThrown(
                    number.get(),
                    thrower.getProcessDefinition().getKey(),
                    message.get(),
                    atWork.find(command).map(AtWork.Worker::member).orElse(null)));
            deliver(message.get(), number.get(), carried, command);
            return true;
        });
    }

    private void deliver(String message, CaseNumber number, Map<String, Object> carried, CommandContext command) {
        if (message.equals(CONSENT_WITHDRAWN)) {
            withdraw(number, command);
        }
        Set<String> running = new LinkedHashSet<>();
        RunningProcesses.of(number)
                .forEach(instance -> running.add(instance.getProcessDefinition().getKey()));
        for (String execution : waiting(message, number, command)) {
            ExecutionEntity waiting = command.getExecutionManager().findExecutionById(execution);
            // an earlier delivery may have ended it
            if (waiting != null
                    && !waiting.isEnded()
                    && !command.getDbEntityManager().isDeleted(waiting)) {
                nested(
                        command,
                        new MessageEventReceivedCmd(
                                message, execution, received(carried, waiting.getProcessDefinitionId())));
            }
        }
        for (EventSubscriptionEntity start :
                command.getEventSubscriptionManager().findMessageStartEventSubscriptionByName(message)) {
            ProcessDefinitionEntity definition = command.getProcessEngineConfiguration()
                    .getDeploymentCache()
                    .findDeployedProcessDefinitionById(start.getConfiguration());
            if (!running.contains(definition.getKey())) {
                command.getProcessEngineConfiguration()
                        .getRuntimeService()
                        .createMessageCorrelation(message)
                        .processDefinitionId(definition.getId())
                        .processInstanceBusinessKey(number.value())
                        .setVariables(received(carried, definition.getId()))
                        .correlateStartMessage();
            }
        }
    }

    /** Of what an event carries, what the receiver has a use for. */
    private Map<String, Object> received(Map<String, Object> carried, String definitionId) {
        var received = new LinkedHashMap<>(carried);
        received.keySet().retainAll(declared.of(definitionId).keySet());
        return received;
    }

    private static void nested(CommandContext command, MessageEventReceivedCmd received) {
        ProcessEngineConfigurationImpl engine = command.getProcessEngineConfiguration();
        engine.getCommandExecutorTxRequired().execute(received);
    }

    /** The executions of the case that wait for the message; those of processes that call others first. */
    private static List<String> waiting(String message, CaseNumber number, CommandContext command) {
        var query = new EventSubscriptionQueryImpl();
        query.eventType(EventType.MESSAGE.name());
        query.eventName(message);
        var found = new LinkedHashMap<String, EventSubscriptionEntity>();
        command.getEventSubscriptionManager()
                .findEventSubscriptionsByQueryCriteria(query, null)
                .forEach(stored -> found.put(stored.getId(), (EventSubscriptionEntity) stored));
        // what this transaction has begun to wait for isn't in the database yet
        for (EventSubscriptionEntity cached :
                command.getDbEntityManager().getCachedEntitiesByType(EventSubscriptionEntity.class)) {
            if (message.equals(cached.getEventName()) && cached.isSubscriptionForEventType(EventType.MESSAGE)) {
                found.put(cached.getId(), cached);
            }
        }
        var waiting = new ArrayList<ExecutionEntity>();
        for (EventSubscriptionEntity subscription : found.values()) {
            ExecutionEntity execution = subscription.getExecutionId() == null
                            || command.getDbEntityManager().isDeleted(subscription)
                    ? null
                    : subscription.getExecution();
            if (execution != null && number.value().equals(execution.getProcessBusinessKey())) {
                waiting.add(execution);
            }
        }
        return waiting.stream()
                .sorted(Comparator.comparingInt(CaseEvents::depth))
                .map(ExecutionEntity::getId)
                .toList();
    }

    private static int depth(ExecutionEntity execution) {
        ExecutionEntity caller = execution.getProcessInstance().getSuperExecution();
        return caller == null ? 0 : 1 + depth(caller);
    }

    private void withdraw(CaseNumber number, CommandContext command) {
        Optional<AtWork.Worker> worker = atWork.find(command);
        AgencyId agency = worker.map(AtWork.Worker::agency)
                .or(() -> cases.find(number).map(found -> found.openedBy()))
                .orElseThrow();
        consents.withdraw(number, agency, worker.map(AtWork.Worker::member).orElseGet(() -> new MemberId("system")));
    }

    private static Optional<String> message(ExecutionEntity thrower) {
        if (!(thrower.getBpmnModelElementInstance() instanceof ThrowEvent event)) {
            return Optional.empty();
        }
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(MessageEventDefinition.class::cast)
                .map(MessageEventDefinition::getMessage)
                .map(Message::getName)
                .findFirst();
    }

    private static Map<String, Object> carried(ExecutionEntity thrower) {
        var carried = new LinkedHashMap<String, Object>();
        for (String name : carries((BaseElement) thrower.getBpmnModelElementInstance())) {
            if (thrower.hasVariable(name)) {
                carried.put(name, thrower.getVariableTyped(name));
            }
        }
        return carried;
    }

    /** The variables that an event says it carries, by its property {@code carries}. */
    static List<String> carries(BaseElement event) {
        return ModelProperty.of(event, "carries").stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
