package se.handlingsplan.plan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.plan.DeadlineTable;

@HandlingsplanTest
class DeadlineDecisionTest {

    @RegisterExtension
    final TestClock clock = new TestClock();

    @Autowired
    DeadlineTable table;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    DataSource dataSource;

    Ungated ungated;

    @BeforeEach
    void a_task_with_a_deadline() {
        ungated = new Ungated(engine, dataSource);
        ungated.deploy(deployment -> deployment.addModelInstance(
                "deadline-test.bpmn",
                Bpmn.createExecutableProcess("deadline-test")
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent()
                        .userTask("meet")
                        .camundaDueDate("${deadline('firstMeeting', urgency)}")
                        .endEvent()
                        .done()));
    }

    @AfterEach
    void take_back() {
        ungated.close();
    }

    @Test
    void the_table_is_read_by_key_and_by_key_and_value() {
        publish("'firstMeeting', 3, 'workingDays', false", "'firstMeeting.immediate', 4, 'hours', true");

        assertThat(table.find("firstMeeting")).contains(new DeadlineTable.Row(3, "workingDays", false));
        assertThat(table.find("firstMeeting.immediate")).contains(new DeadlineTable.Row(4, "hours", true));
        assertThat(table.find("nothing")).isEmpty();
    }

    @Test
    void a_task_gets_its_due_date_from_the_table_and_the_engine_keeps_it_in_utc() {
        publish("'firstMeeting', 3, 'workingDays', false", "'firstMeeting.immediate', 4, 'hours', false");
        clock.set("2026-11-24T10:00:00Z");

        assertThat(dueDateOfANewTask(Map.of())).isEqualTo("2026-11-27T22:59:59Z");
        assertThat(dueDateOfANewTask(Map.of("urgency", "immediate"))).isEqualTo("2026-11-24T14:00:00Z");
        assertThat(jdbc.sql("select min(due_date_) from engine.act_ru_task where task_def_key_ = 'meet'")
                        .query(LocalDateTime.class)
                        .single())
                .isEqualTo(LocalDateTime.parse("2026-11-24T14:00:00"));
    }

    @Test
    void a_published_change_holds_for_new_tasks_and_open_ones_keep_their_date() {
        publish("'firstMeeting', 3, 'workingDays', false");
        clock.set("2026-11-24T10:00:00Z");
        Instant before = dueDateOfANewTask(Map.of());

        publish("'firstMeeting', 5, 'days', false");

        assertThat(dueDateOfANewTask(Map.of())).isEqualTo("2026-11-29T10:00:00Z");
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("meet")
                        .orderByTaskCreateTime()
                        .asc()
                        .list())
                .anySatisfy(open -> assertThat(open.getDueDate().toInstant()).isEqualTo(before));
    }

    @Test
    void a_table_that_cannot_be_evaluated_stops_nobody() {
        publish("'firstMeeting', 3, 'days', false", "'firstMeeting', 5, 'days', false");
        clock.set("2026-11-24T10:00:00Z");

        assertThatThrownBy(() -> table.find("firstMeeting")).isInstanceOf(DeadlineTable.NoDeadlineTable.class);
        assertThat(dueDateOfANewTask(Map.of()))
                .as("one working day, and the task is there")
                .isEqualTo("2026-11-25T22:59:59Z");
    }

    private Instant dueDateOfANewTask(Map<String, Object> variables) {
        var passing = Variables.createVariables(); // not kept: the model declares none
        variables.forEach((name, value) -> passing.putValueTyped(name, Variables.untypedValue(value, true)));
        var process = runtime.startProcessInstanceByKey("deadline-test", passing);
        return tasks.createTaskQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getDueDate()
                .toInstant();
    }

    private void publish(String... rows) {
        String rules = Stream.of(rows)
                .map(row -> List.of(row.replace('\'', '"').split(", ")))
                .map(cells -> """
                        <rule id="r%s"><inputEntry id="i%1$s"><text>%s</text></inputEntry>
                        <outputEntry id="a%1$s"><text>%s</text></outputEntry><outputEntry id="u%1$s"><text>%s</text></outputEntry>
                        <outputEntry id="l%1$s"><text>%s</text></outputEntry></rule>
                        """.formatted(cells.hashCode(), cells.get(0), cells.get(1), cells.get(2), cells.get(3)))
                .collect(Collectors.joining());
        String decision = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    id="d" name="Deadlines" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="deadlines" name="Deadlines" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t" hitPolicy="UNIQUE">
                      <input id="in"><inputExpression id="e" typeRef="string"><text>deadlineKey</text></inputExpression></input>
                      <output id="o1" name="amount" typeRef="integer"/><output id="o2" name="unit" typeRef="string"/>
                      <output id="o3" name="legal" typeRef="boolean"/>
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(rules);
        ungated.deploy(deployment -> deployment.addString("deadlines.dmn", decision));
    }
}
