package se.handlingsplan.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.stereotype.Component;
import se.handlingsplan.demo.engine.Caseworkers;
import se.handlingsplan.housing.Place;
import se.handlingsplan.housing.Places;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/** Plans operations as the police do and lets the agencies do their steps, each through its real form. */
@Component
class Raid {

    static final String NEEDED_FROM = "2026-11-26T06:00:00Z";

    private final Caseworkers caseworkers;
    private final Places places;
    private final FormService forms;
    private final IdentityService identities;

    Raid(Caseworkers caseworkers, Places places, FormService forms, IdentityService identities) {
        this.caseworkers = caseworkers;
        this.places = places;
        this.forms = forms;
        this.identities = identities;
    }

    CaseNumber announced(Map<String, Object> answers) {
        return new CaseNumber(caseworkers.start("operation", "police", answers).getBusinessKey());
    }

    /** Announced, and places asked for. */
    CaseNumber ordered(int persons) {
        CaseNumber operation = announced(Map.of("municipality", "0184"));
        order(operation, persons, Map.of());
        return operation;
    }

    void order(CaseNumber operation, int persons, Map<String, Object> answers) {
        var order = new LinkedHashMap<String, Object>(answers);
        order.put("expectedPersons", persons);
        order.putIfAbsent("neededFrom", NEEDED_FROM);
        does(operation, "ask-for-preparedness", order);
    }

    void does(CaseNumber number, String step, Map<String, Object> answers) {
        caseworkers.complete(task(number, step), answers);
    }

    void goes(CaseNumber operation) {
        does(operation, "confirm-go", Map.of("go", "go"));
    }

    Task task(CaseNumber number, String step) {
        List<Task> open = caseworkers.openTasks(number.value());
        assertThat(open).extracting(Task::getTaskDefinitionKey).contains(step);
        return open.stream()
                .filter(task -> task.getTaskDefinitionKey().equals(step))
                .findFirst()
                .orElseThrow();
    }

    /** What the form of a step shows when a member opens it. */
    VariableMap opened(CaseNumber number, String step, String member) {
        Task task = task(number, step);
        identities.setAuthentication(
                member,
                identities.createGroupQuery().groupMember(member).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return forms.getTaskFormVariables(task.getId());
        } finally {
            identities.clearAuthentication();
        }
    }

    List<String> openSteps(CaseNumber number) {
        return caseworkers.openTasks(number.value()).stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    /** A new place in the register, run by the women's shelter. */
    String placeFor(String targetGroup) {
        String id = "raid-" + UUID.randomUUID();
        places.offer(new Place(
                id,
                "Place " + id,
                new AgencyId("kvinnojouren"),
                "shelteredMixed",
                targetGroup,
                1,
                "Solna",
                List.of("sv", "en"),
                false,
                1700));
        return id;
    }
}
