package se.handlingsplan.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.DatabaseTraffic;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.demo.FormAnswers;

/** What one action of a caseworker costs in the database: a higher number here is a decision, not an accident. */
@HandlingsplanTest
class AnswerCostTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    DatabaseTraffic traffic;

    @BeforeEach
    void as_socialservices() {
        engine.getIdentityService().setAuthentication("socialservices", List.of("stockholm"));
    }

    @AfterEach
    void nobody() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void a_submitted_form_is_one_transaction_after_one_that_only_looks() {
        Task task = acuteNeeds();

        var answers = answers(task);

        var cost = traffic.of(() -> engine.getFormService().submitTaskForm(task.getId(), answers));

        assertThat(cost.commits()).isEqualTo(2);
        assertThat(cost.statements()).isLessThanOrEqualTo(60);
        System.out.println("a submitted form: " + cost);
    }

    @Test
    void opening_a_form_is_one_transaction_however_many_fields_it_fills_in() {
        Task acuteNeeds = acuteNeeds();
        engine.getFormService().submitTaskForm(acuteNeeds.getId(), answers(acuteNeeds));
        Task next = open("arrange-interpreter");

        var cost = traffic.of(() -> engine.getFormService().getTaskFormVariables(next.getId()));

        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.statements()).isLessThanOrEqualTo(40);
        System.out.println("an opened form: " + cost);
    }

    private String number;

    private Task acuteNeeds() {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("identification")
                .latestVersion()
                .singleResult()
                .getId();
        var started = engine.getFormService()
                .submitStartForm(
                        definition,
                        filled(engine.getFormService().getDeployedStartForm(definition), Map.of("ageBand", "adult")));
        number = started.getBusinessKey();
        return open("meet-acute-needs");
    }

    private Task open(String step) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(step)
                .singleResult();
    }

    private Map<String, Object> answers(Task task) {
        return filled(
                engine.getFormService().getDeployedTaskForm(task.getId()),
                Map.of("acuteNotes", "Has eaten and slept."));
    }

    private static Map<String, Object> filled(InputStream form, Map<String, Object> wishes) {
        try (form) {
            return new FormAnswers(LocalDate.now(ZoneId.of("Europe/Stockholm")))
                    .fill(new ObjectMapper().readTree(form), wishes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
