package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.handlingsplan.demo.FormAnswers;

/** One case, carried from outside by the demo users: each sees the own agency's tasks only; the administrator fires timers. */
final class CaseByRest {

    static final List<String> MEMBERS = List.of(
            "coordinator",
            "socialservices",
            "socialservices-solna",
            "police",
            "prosecutor",
            "migration",
            "health",
            "legalcounsel",
            "shelter",
            "shelter-kvinnojouren",
            "returnprovider");

    private static final int MOST_STEPS = 150;

    private final EngineRest rest;
    private final FormAnswers filler = new FormAnswers(LocalDate.now(java.time.ZoneId.of("Europe/Stockholm")));
    private final Map<String, Map<String, Object>> wishes = new TreeMap<>();
    private final List<String> done = new ArrayList<>();
    private String number = "";

    CaseByRest(EngineRest rest) {
        this.rest = rest;
    }

    /** Whoever does the step answers so; the rest is what the form requires. */
    CaseByRest answering(String step, Map<String, Object> answers) {
        wishes.put(step, answers);
        return this;
    }

    CaseByRest openedBy(String member) {
        JsonNode form = rest.get(member, "/process-definition/key/plan/deployed-start-form");
        var answer = rest.send(
                member,
                "POST",
                "/process-definition/key/plan/submit-form",
                EngineRest.variables(filler.fill(form, wishes.getOrDefault("open-case", Map.of()))));
        assertThat(answer.statusCode()).as("opening a case: %s", answer.body()).isEqualTo(200);
        number = EngineRest.read(answer.body()).path("businessKey").asText();
        assertThat(number).matches("HP-\\d{4}-\\d{6}");
        return this;
    }

    /** Goes on until nothing of the case runs any more. */
    CaseByRest carriedToTheEnd() {
        return carriedUntil(Set.of());
    }

    /** Goes on until only these tasks are open, or nothing runs. */
    CaseByRest carriedUntil(Set<String> left) {
        for (int step = 0; step < MOST_STEPS && isRunning(); step++) {
            if (!doNextTask(left)) {
                if (!openTasks().isEmpty() || !fireTimer()) {
                    return this;
                }
            }
        }
        assertThat(done).as("steps done, no end in sight").hasSizeLessThan(MOST_STEPS);
        return this;
    }

    private boolean doNextTask(Set<String> left) {
        for (String member : MEMBERS) {
            for (JsonNode task :
                    rest.get(member, "/task?sortBy=created&sortOrder=asc&processInstanceBusinessKey=" + number)) {
                String step = task.path("taskDefinitionKey").asText();
                if (!left.contains(step) && mayDo(member, task)) {
                    complete(member, task.path("id").asText(), step);
                    return true;
                }
            }
        }
        return false;
    }

    /** The coordinator sees all tasks, but does the own agency's. */
    private boolean mayDo(String member, JsonNode task) {
        return rest.send(member, "GET", "/task/" + task.path("id").asText() + "/form-variables", null)
                        .statusCode()
                == 200;
    }

    private void complete(String member, String task, String step) {
        JsonNode form = rest.get(member, "/task/" + task + "/deployed-form");
        var answers = unchanged(
                form, EngineRest.values(rest.get(member, "/task/" + task + "/form-variables?deserializeValues=false")));
        answers.putAll(wishes.getOrDefault(step, Map.of()));
        var answer = rest.send(
                member, "POST", "/task/" + task + "/submit-form", EngineRest.variables(filler.fill(form, answers)));
        assertThat(answer.statusCode())
                .as("%s as %s: %s", step, member, answer.body())
                .isEqualTo(204);
        done.add(step);
    }

    /** The facts that a form opens with and that whoever fills it in leaves as they are; nothing that steers a process. */
    private static Map<String, Object> unchanged(JsonNode form, Map<String, Object> opened) {
        var unchanged = new TreeMap<String, Object>();
        for (JsonNode field : FormAnswers.fields(form)) {
            String key = field.path("key").asText();
            if (opened.containsKey(key)
                    && !field.path("properties").path("store").asText().equals("routing")) {
                unchanged.put(key, opened.get(key));
            }
        }
        return unchanged;
    }

    private boolean fireTimer() {
        for (JsonNode instance : rest.get("admin", "/process-instance?businessKey=" + number)) {
            JsonNode jobs = rest.get(
                    "admin",
                    "/job?timers=true&sortBy=jobDueDate&sortOrder=asc&processInstanceId="
                            + instance.path("id").asText());
            for (JsonNode job : jobs) {
                if (!job.path("dueDate").asText().startsWith("2999")) {
                    var answer =
                            rest.send("admin", "POST", "/job/" + job.path("id").asText() + "/execute", Map.of());
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
                    return true;
                }
            }
        }
        return false;
    }

    boolean isRunning() {
        return !rest.get("admin", "/process-instance?businessKey=" + number).isEmpty();
    }

    Set<String> openTasks() {
        var open = new LinkedHashSet<String>();
        rest.get("coordinator", "/task?processInstanceBusinessKey=" + number)
                .forEach(task -> open.add(task.path("taskDefinitionKey").asText()));
        return open;
    }

    List<String> stepsDone() {
        return List.copyOf(done);
    }

    String number() {
        return number;
    }
}
