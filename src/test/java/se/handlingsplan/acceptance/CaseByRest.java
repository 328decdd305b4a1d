package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import se.handlingsplan.TestClock;
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

    /** By agency: the member who does its work. */
    static final Map<String, String> MEMBER_OF = Map.ofEntries(
            Map.entry("regionkoordinator", "coordinator"),
            Map.entry("stockholm", "socialservices"),
            Map.entry("solna", "socialservices-solna"),
            Map.entry("polisen", "police"),
            Map.entry("aklagare", "prosecutor"),
            Map.entry("migrationsverket", "migration"),
            Map.entry("regionstockholm", "health"),
            Map.entry("bitrade", "legalcounsel"),
            Map.entry("plattformen", "shelter"),
            Map.entry("kvinnojouren", "shelter-kvinnojouren"),
            Map.entry("iom", "returnprovider"));

    private static final int MOST_STEPS = 150;
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final EngineRest rest;
    private final TestClock clock = new TestClock();
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
        return begunBy(member, "plan", "open-case");
    }

    /** A case that the member begins with a process's start form. */
    CaseByRest begunBy(String member, String process, String startForm) {
        JsonNode form = rest.get(member, "/process-definition/key/" + process + "/deployed-start-form");
        var answer = rest.send(
                member,
                "POST",
                "/process-definition/key/" + process + "/submit-form",
                EngineRest.variables(filled(form, wishes.getOrDefault(startForm, Map.of()))));
        assertThat(answer.statusCode()).as("opening a case: %s", answer.body()).isEqualTo(200);
        return numbered(EngineRest.read(answer.body()).path("businessKey").asText());
    }

    /** The case that runs already under this number. */
    CaseByRest numbered(String caseNumber) {
        number = caseNumber;
        assertThat(number).matches("HP-\\d{4}-\\d{6}");
        return this;
    }

    /** The numbers of the cases in which the step waits for the member's agency. */
    Set<String> numbersWith(String member, String step) {
        var numbers = new LinkedHashSet<String>();
        rest.get(member, "/task?taskDefinitionKey=" + step)
                .forEach(task -> numbers.add(rest.get(
                                "admin",
                                "/process-instance/"
                                        + task.path("processInstanceId").asText())
                        .path("businessKey")
                        .asText()));
        return numbers;
    }

    /** The one case in which the step has begun to wait for the member's agency since these were all. */
    CaseByRest newWith(String member, String step, Set<String> before) {
        Set<String> since = numbersWith(member, step);
        since.removeAll(before);
        assertThat(since).as("cases that have come to %s", step).hasSize(1);
        return numbered(since.iterator().next());
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
                member, "POST", "/task/" + task + "/submit-form", EngineRest.variables(filled(form, answers)));
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

    /** Dates such as {@code +7d} count from the day that the clock shows. */
    private Map<String, Object> filled(JsonNode form, Map<String, ?> answers) {
        return new FormAnswers(LocalDate.ofInstant(clock.now(), STOCKHOLM)).fill(form, answers);
    }

    /** The member does a step that waits for the own agency. */
    CaseByRest does(String member, String step, Map<String, Object> answers) {
        answering(step, answers);
        return does(member, step);
    }

    CaseByRest does(String member, String step) {
        JsonNode waiting = tasks(member, "&taskDefinitionKey=" + step);
        assertThat(waiting)
                .as("%s waits for %s; open: %s", step, member, openTasks())
                .isNotEmpty();
        complete(member, waiting.path(0).path("id").asText(), step);
        return this;
    }

    /** Each step is done in turn by whoever holds it. */
    CaseByRest passes(String... steps) {
        for (String step : steps) {
            String task = open(step).path("id").asText();
            complete(holder(task), task, step);
        }
        return this;
    }

    private String holder(String task) {
        String agency = rest.get("coordinator", "/task/" + task + "/identity-links?type=candidate")
                .path(0)
                .path("groupId")
                .asText();
        assertThat(MEMBER_OF).as("the agency that holds the task").containsKey(agency);
        return MEMBER_OF.get(agency);
    }

    /** The member tells the plan of something that can't wait for a meeting. */
    CaseByRest reports(String member, String event, Map<String, Object> answers) {
        var said = new TreeMap<>(answers);
        said.put("caseNumber", number);
        said.put("whatHappened", event);
        JsonNode form = rest.get(member, "/process-definition/key/event/deployed-start-form");
        var answer = rest.send(
                member, "POST", "/process-definition/key/event/submit-form", EngineRest.variables(filled(form, said)));
        assertThat(answer.statusCode())
                .as("%s reports %s: %s", member, event, answer.body())
                .isEqualTo(200);
        return this;
    }

    /** The steps that wait for the member's agency. */
    Set<String> waitsFor(String member) {
        var steps = new LinkedHashSet<String>();
        for (JsonNode task : tasks(member, "")) {
            if (mayDo(member, task)) {
                steps.add(task.path("taskDefinitionKey").asText());
            }
        }
        return steps;
    }

    /** The steps of which the member sees that they wait, whoever is to do them. */
    Set<String> seenBy(String member) {
        var steps = new LinkedHashSet<String>();
        tasks(member, "")
                .forEach(task -> steps.add(task.path("taskDefinitionKey").asText()));
        return steps;
    }

    /** What the form of a step that waits for the member's agency opens with. */
    Map<String, Object> reads(String member, String step) {
        var task = own(member, step);
        assertThat(task)
                .as("%s waits for %s; open: %s", step, member, openTasks())
                .isPresent();
        return EngineRest.values(rest.get(
                member, "/task/" + task.get().path("id").asText() + "/form-variables?deserializeValues=false"));
    }

    /** All that the forms of the steps that wait for the member's agency open with. */
    String toldTo(String member) {
        var told = new StringBuilder();
        for (String step : waitsFor(member)) {
            told.append(step).append(' ').append(reads(member, step)).append('\n');
        }
        return told.toString();
    }

    /** Whether the member may open the form of a step that is open, and send it in. */
    boolean mayDo(String member, String step) {
        String task = "/task/" + open(step).path("id").asText();
        boolean opens = rest.send(member, "GET", task + "/form-variables", null).statusCode() == 200;
        boolean sends = rest.send(member, "POST", task + "/submit-form", Map.of("variables", Map.of()))
                        .statusCode()
                < 300;
        return opens || sends;
    }

    /** The texts of the form of a step that waits for the member's agency. */
    String formOf(String member, String step) {
        return form(member, step).toString();
    }

    /** What a list that a form of the member's agency is filled with lets it choose from now. */
    List<String> offers(String member, String step, String list) {
        var offered = new ArrayList<String>();
        for (Object option : (List<?>) reads(member, step).getOrDefault(list, List.of())) {
            offered.add(String.valueOf(((Map<?, ?>) option).get("value")));
        }
        return offered;
    }

    private JsonNode form(String member, String step) {
        var task = own(member, step);
        assertThat(task)
                .as("%s waits for %s; open: %s", step, member, openTasks())
                .isPresent();
        return rest.get(member, "/task/" + task.get().path("id").asText() + "/deployed-form");
    }

    /** Until when a step that waits is to be done, in Stockholm. */
    LocalDateTime due(String step) {
        return inStockholm(open(step).path("due").asText());
    }

    int priority(String step) {
        return open(step).path("priority").asInt();
    }

    /** How often a step waits at the same time. */
    int times(String step) {
        return tasks("coordinator", "&taskDefinitionKey=" + step).size();
    }

    private JsonNode open(String step) {
        JsonNode tasks = tasks("coordinator", "&taskDefinitionKey=" + step);
        assertThat(tasks).as("%s is open; open: %s", step, openTasks()).isNotEmpty();
        return tasks.get(0);
    }

    private Optional<JsonNode> own(String member, String step) {
        for (JsonNode task : tasks(member, "&taskDefinitionKey=" + step)) {
            if (mayDo(member, task)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    private JsonNode tasks(String member, String more) {
        return rest.get(member, "/task?sortBy=created&sortOrder=asc&processInstanceBusinessKey=" + number + more);
    }

    /** The administrator executes the timers whose time has come, until none is left that has. */
    CaseByRest dueTimersFire() {
        for (Optional<JsonNode> due = dueTimer(); due.isPresent(); due = dueTimer()) {
            execute(due.get());
        }
        return this;
    }

    private Optional<JsonNode> dueTimer() {
        for (JsonNode instance : rest.get("admin", "/process-instance?businessKey=" + number)) {
            for (JsonNode job : timers(instance)) {
                if (!OffsetDateTime.parse(job.path("dueDate").asText(), ENGINE_TIME)
                        .toInstant()
                        .isAfter(clock.now())) {
                    return Optional.of(job);
                }
            }
        }
        return Optional.empty();
    }

    private JsonNode timers(JsonNode instance) {
        return rest.get(
                "admin",
                "/job?timers=true&sortBy=jobDueDate&sortOrder=asc&processInstanceId="
                        + instance.path("id").asText());
    }

    private void execute(JsonNode job) {
        var answer = rest.send("admin", "POST", "/job/" + job.path("id").asText() + "/execute", Map.of());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static LocalDateTime inStockholm(String time) {
        return OffsetDateTime.parse(time, ENGINE_TIME)
                .atZoneSameInstant(STOCKHOLM)
                .toLocalDateTime();
    }

    private boolean fireTimer() {
        for (JsonNode instance : rest.get("admin", "/process-instance?businessKey=" + number)) {
            for (JsonNode job : timers(instance)) {
                if (!job.path("dueDate").asText().startsWith("2999")) {
                    execute(job);
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
