package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.demo.FormAnswers;
import se.handlingsplan.demo.engine.Caseworkers;
import se.handlingsplan.modelgate.rules.PersonFacts;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * Nobody asks the person the same thing again: walks the forms of all lines in one case, answers each fact where it is first
 * asked, and finds it filled in wherever it is asked of an agency with which it has been shared.
 */
@HandlingsplanTest
class AskedOnceTest {

    private static final String TOLD = "told once";

    /** An operation is about no person yet, and a start form or a report opens before the case is known. */
    private static final Set<String> ABOUT_NO_PERSON = Set.of("operation", "event");

    @Autowired
    RepositoryService models;

    @Autowired
    RuntimeService processes;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    IdentityService identities;

    @Autowired
    Caseworkers caseworkers;

    @Autowired
    Participants participants;

    private final List<Told> told = new ArrayList<>();
    private final Map<String, Set<Role>> rolesOfLine = new HashMap<>();
    private String number = "";

    /** An answer, with whom it was shared by those who gave it. */
    private record Told(String key, AgencyId agency, String line, String visibility) {}

    @AfterEach
    void nobodyIsLoggedIn() {
        identities.clearAuthentication();
    }

    @Test
    void a_fact_shared_with_an_agency_is_never_asked_again() throws IOException {
        number = caseworkers
                .start("plan", "socialservices", Map.of("ageBand", "adult", "stayMunicipality", "0180"))
                .getBusinessKey();
        List<ProcessDefinition> lines = models.createProcessDefinitionQuery()
                .processDefinitionKeysIn(linesAboutAPerson())
                .latestVersion()
                .orderByProcessDefinitionKey()
                .desc()
                .list();
        for (ProcessDefinition line : lines) {
            rolesOfLine.put(line.getKey(), roles(line));
        }
        agree();

        Set<String> comeBack = new TreeSet<>();
        for (int round = 0; round < 2; round++) {
            for (ProcessDefinition line : lines) {
                for (UserTask step : models.getBpmnModelInstance(line.getId()).getModelElementsByType(UserTask.class)) {
                    if (!step.getId().equals("ask-consent")) {
                        comeBack.addAll(ask(line, step.getId()));
                    }
                }
            }
        }

        assertThat(comeBack).as("facts asked more than once").hasSizeGreaterThan(30);
    }

    /** The person agrees that all agencies share. */
    private void agree() {
        Task task = begun("plan", "ask-consent");
        JsonNode everybody = FormAnswers.fields(caseworkers.form(task)).stream()
                .filter(field -> field.path("key").asText().equals("shareWith"))
                .findFirst()
                .orElseThrow();
        List<String> roles = new ArrayList<>();
        everybody
                .path("values")
                .forEach(option -> roles.add(option.path("value").asText()));
        caseworkers.complete(task, Map.of("consentToCoordinate", "yes", "shareWith", roles));
        end(task);
    }

    /** Opens the form of a step, looks at its facts, and answers those that nobody has told yet. */
    private Set<String> ask(ProcessDefinition line, String step) {
        Task task = begun(line.getKey(), step);
        AgencyId agency = agency(task);
        Map<String, Object> opened = opened(task, agency);
        var answers = new LinkedHashMap<String, Object>();
        var comeBack = new TreeSet<String>();
        var given = new ArrayList<Told>();
        JsonNode form = caseworkers.form(task);
        for (JsonNode field : FormAnswers.fields(form)) {
            String key = field.path("key").asText();
            if (!PersonFacts.KEYS.contains(key)) {
                continue;
            }
            if (opened.containsKey(key)) {
                comeBack.add(key);
            } else {
                assertThat(told)
                        .as("%s asks %s of %s though it is known", step, key, agency)
                        .noneMatch(before -> before.key().equals(key) && isShared(before, agency));
                answers.put(key, answer(field));
            }
            if (!mayBeHidden(form, key)) {
                given.add(new Told(key, agency, line.getKey(), visibility(field)));
            }
        }
        caseworkers.complete(task, answers);
        told.addAll(given);
        end(task);
        return comeBack;
    }

    private boolean isShared(Told before, AgencyId agency) {
        Set<Role> held = participants.rolesOf(CaseNumber.parse(number).orElseThrow(), agency);
        return before.agency().equals(agency)
                || switch (before.visibility()) {
                    case "plan" -> !held.isEmpty();
                    case "line" -> rolesOfLine.get(before.line()).stream().anyMatch(held::contains);
                    default -> false;
                };
    }

    /** Whether a condition stands over the field: an answer to it may not be kept. */
    private static boolean mayBeHidden(JsonNode parent, String key) {
        for (JsonNode component : parent.path("components")) {
            boolean here = component.path("key").asText().equals(key);
            boolean within = component.has("components")
                    && FormAnswers.fields(component).stream()
                            .anyMatch(field -> field.path("key").asText().equals(key));
            if (here || within) {
                return component.path("conditional").has("hide") || mayBeHidden(component, key);
            }
        }
        return false;
    }

    private static String visibility(JsonNode field) {
        String store = field.path("properties").path("store").asText();
        return store.equals("routing")
                ? "line"
                : field.path("properties").path("visibility").asText();
    }

    private static Object answer(JsonNode field) {
        String first = field.path("values").path(0).path("value").asText();
        return switch (field.path("type").asText()) {
            case "radio", "select" -> first;
            case "checklist" -> List.of(first);
            case "checkbox" -> true;
            case "number" -> 1;
            case "datetime" -> "0d";
            default -> TOLD;
        };
    }

    private Task begun(String line, String step) {
        identities.clearAuthentication();
        String instance = processes
                .createProcessInstanceByKey(line)
                .businessKey(number)
                .startBeforeActivity(step)
                .execute()
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private void end(Task task) {
        identities.clearAuthentication();
        String instance = task.getProcessInstanceId();
        if (processes.createProcessInstanceQuery().processInstanceId(instance).count() > 0) {
            processes.deleteProcessInstance(instance, "looked at");
        }
    }

    private AgencyId agency(Task task) {
        return new AgencyId(tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId());
    }

    private Map<String, Object> opened(Task task, AgencyId agency) {
        String member = identities
                .createUserQuery()
                .memberOfGroup(agency.value())
                .orderByUserId()
                .asc()
                .list()
                .get(0)
                .getId();
        identities.setAuthentication(member, List.of(agency.value()));
        try {
            return forms.getTaskFormVariables(task.getId());
        } finally {
            identities.clearAuthentication();
        }
    }

    private Set<Role> roles(ProcessDefinition line) {
        Set<Role> roles = new TreeSet<>();
        for (UserTask step : models.getBpmnModelInstance(line.getId()).getModelElementsByType(UserTask.class)) {
            Role.of(step.getCamundaCandidateGroups()).ifPresent(roles::add);
        }
        return roles;
    }

    private static String[] linesAboutAPerson() throws IOException {
        try (var folders = Files.list(Path.of("processes"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(line -> !ABOUT_NO_PERSON.contains(line))
                    .toArray(String[]::new);
        }
    }
}
