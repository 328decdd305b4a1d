package se.handlingsplan.demo.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;
import se.handlingsplan.demo.FormAnswers;

/** The hands of the agencies' members: they start processes and do tasks by submitting the real forms, each as oneself. */
@Component
public class Caseworkers {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** A wish for whatever stands first in a list that the server fills. */
    private static final String FIRST = "first";

    private static final Map<String, String> OPTIONS = Map.of("placeId", "freePlaces");

    private final RepositoryService models;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identities;
    private final ObjectMapper json;

    Caseworkers(ProcessEngine engine, ObjectMapper json) {
        this.models = engine.getRepositoryService();
        this.tasks = engine.getTaskService();
        this.forms = engine.getFormService();
        this.identities = engine.getIdentityService();
        this.json = json;
    }

    /**
     * Starts the newest version of a process by its start form.
     *
     * @param wishes answers to give; the rest is what the form requires
     */
    public ProcessInstance start(String process, String member, Map<String, Object> wishes) {
        String definition = models.createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return as(
                member,
                () -> forms.submitStartForm(definition, answers(read(forms.getDeployedStartForm(definition)), wishes)));
    }

    /** The open tasks of a case in all its processes, oldest first. */
    public List<Task> openTasks(String number) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .orderByTaskCreateTime()
                .asc()
                .orderByTaskId()
                .asc()
                .list();
    }

    /**
     * Does a task as a member who may.
     *
     * @param wishes answers to give; the rest stays as the form opened, and what then is missing is what the form requires
     * @return the member
     */
    public String complete(Task task, Map<String, Object> wishes) {
        String member = memberFor(task);
        return as(member, () -> {
            VariableMap opened = forms.getTaskFormVariables(task.getId());
            var meant = new LinkedHashMap<String, Object>();
            opened.forEach((key, known) -> meant.put(key, known instanceof SpinJsonNode list ? texts(list) : known));
            wishes.forEach((key, wish) -> {
                if (!FIRST.equals(wish)) {
                    meant.put(key, wish);
                } else if (meant.get(OPTIONS.getOrDefault(key, key)) instanceof List<?> options && !options.isEmpty()) {
                    meant.put(key, options.get(0));
                }
            });
            forms.submitTaskForm(task.getId(), answers(form(task), meant));
            return member;
        });
    }

    /** What a list says: its texts, or the values of its options. */
    private static List<String> texts(SpinJsonNode list) {
        return list.elements().stream()
                .map(element -> element.isObject() ? element.prop("value") : element)
                .map(SpinJsonNode::stringValue)
                .toList();
    }

    public void claim(Task task) {
        String member = memberFor(task);
        as(member, () -> {
            tasks.claim(task.getId(), member);
            return member;
        });
    }

    /** The form of a task as deployed. */
    public JsonNode form(Task task) {
        return read(forms.getDeployedTaskForm(task.getId()));
    }

    /** Who works on the task, else the first member of the agency to which it is offered. */
    private String memberFor(Task task) {
        if (task.getAssignee() != null) {
            return task.getAssignee();
        }
        String agency = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may do the task " + task.getTaskDefinitionKey()));
        return identities.createUserQuery().memberOfGroup(agency).orderByUserId().asc().list().stream()
                .map(User::getId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the agency " + agency + " has no member"));
    }

    private <T> T as(String member, Supplier<T> action) {
        var agencies = identities.createGroupQuery().groupMember(member).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(member, agencies);
        try {
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static Map<String, Object> answers(JsonNode form, Map<String, Object> wishes) {
        return new FormAnswers(LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), STOCKHOLM))
                .fill(form, wishes);
    }

    private JsonNode read(InputStream form) {
        try (form) {
            return json.readTree(form);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a deployed form can't be read", unreadable);
        }
    }
}
