package se.handlingsplan.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.handlingsplan.drawing.DueDates.Due;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelgate.model.BpmnFile;
import se.handlingsplan.modelgate.model.FlowNode;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.Scope;
import se.handlingsplan.modelgate.model.XmlElement;
import se.handlingsplan.shared.Role;

/** The pages of {@code docs/plan/} as the models say them: for each process its steps, roles, due dates and their basis. */
final class PlanPages {

    /** How the pages are made anew. */
    static final String COMMAND = "mvn test-compile exec:java@draw";

    private static final String PLAN = "plan";

    private final Model model;
    private final DueDates dueDates;
    private final Properties texts = new Properties();

    private PlanPages(Path repository) throws IOException {
        model = Model.read(ModelFiles.under(repository));
        dueDates = new DueDates(model);
        try (var reader = Files.newBufferedReader(
                repository.resolve("src/main/resources/messages/plan.properties"), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
    }

    /** Each page's text by its file name. */
    static SortedMap<String, String> of(Path repository) {
        try {
            return new PlanPages(repository).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, String> all() {
        var pages = new TreeMap<String, String>();
        pages.put("README.md", overview());
        processes().forEach(file -> pages.put(file.token() + ".md", page(file)));
        return pages;
    }

    private Stream<BpmnFile> processes() {
        return model.processes().stream()
                .sorted(Comparator.comparing((BpmnFile file) -> !file.token().equals(PLAN))
                        .thenComparing(BpmnFile::token));
    }

    private String overview() {
        var page = new Page();
        page.line(generated("processes/"));
        page.line("# The plan, line by line");
        page.line(
                "Each line of the plan as a picture, and its steps in a table: who takes the step, by when, and what that"
                        + " rests on. The numbers are those of `processes/plan/deadlines.dmn`.");
        page.table(
                List.of("line", "what it does", "steps", "roles"),
                processes()
                        .map(file -> List.of(
                                "[" + name(file) + "](" + file.token() + ".md)",
                                process(file).xml().textOf("documentation"),
                                String.valueOf(
                                        file.nodes().filter(PlanPages::isStep).count()),
                                roles(file)))
                        .toList());
        return page.text();
    }

    private String page(BpmnFile file) {
        var page = new Page();
        String picture = file.token() + ".svg";
        page.line(generated(file.path() + " and processes/plan/deadlines.dmn"));
        page.line("# " + name(file));
        page.line(process(file).xml().textOf("documentation"));
        page.line("[![" + name(file) + "](" + picture + ")](" + picture + ")");
        page.line("Select the picture to see it in full size. [All lines](README.md)");
        page.line("## Steps");
        steps(process(file), page);
        file.scopes().filter(Scope::startsByEvent).forEach(scope -> {
            page.line("## " + scope.owner().orElseThrow().name());
            steps(scope, page);
        });
        List<List<String>> timers = file.nodes()
                .filter(node -> node.definition("timerEventDefinition").isPresent())
                .map(this::timer)
                .toList();
        if (!timers.isEmpty()) {
            page.line("## What happens by itself");
            page.table(List.of("event", "while waiting for", "after", "basis"), timers);
        }
        String told = file.nodes()
                .filter(node -> node.is("endEvent", "intermediateThrowEvent")
                        && node.definition("messageEventDefinition").isPresent())
                .map(PlanPages::uncapitalized)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!told.isEmpty()) {
            page.line("## What it tells the rest of the case");
            page.line(told.substring(0, 1).toUpperCase(Locale.ROOT) + told.substring(1) + ".");
        }
        return page.text();
    }

    private void steps(Scope scope, Page page) {
        List<List<String>> rows =
                inThisFlow(scope).filter(PlanPages::isStep).map(this::row).toList();
        if (rows.isEmpty()) {
            page.line("Nobody has to act: "
                    + inThisFlow(scope)
                            .filter(node -> node.is("endEvent"))
                            .map(PlanPages::uncapitalized)
                            .collect(Collectors.joining(", "))
                    + ".");
        } else {
            page.table(List.of("step", "role", "due", "basis"), rows);
        }
    }

    /** The nodes of a scope and of sub-processes that are part of its flow, without those that an event starts. */
    private static Stream<FlowNode> inThisFlow(Scope scope) {
        return scope.nodes().stream()
                .filter(node -> !node.isEventSubProcess())
                .flatMap(node ->
                        Stream.concat(Stream.of(node), node.inner().stream().flatMap(PlanPages::inThisFlow)));
    }

    private static boolean isStep(FlowNode node) {
        return node.is("userTask", "callActivity") || isStartForm(node);
    }

    private static boolean isStartForm(FlowNode node) {
        return node.is("startEvent") && node.xml().has("camunda:formRef");
    }

    private List<String> row(FlowNode node) {
        if (node.is("callActivity")) {
            return List.of(lineOf(node), "", "", "");
        }
        if (isStartForm(node)) {
            return List.of(node.name(), starters(node), "", "");
        }
        Due due = due(node);
        return List.of(node.name(), role(node.xml().get("camunda:candidateGroups")), due.text(), due.basis());
    }

    private String lineOf(FlowNode call) {
        String called = call.xml().get("calledElement");
        return model.process(called)
                .map(file -> "line [" + call.name() + "](" + file.token() + ".md)")
                .orElse("line " + call.name() + " (not offered yet)");
    }

    private Due due(FlowNode task) {
        String date = task.xml().get("camunda:dueDate");
        return date.isEmpty() ? new Due("none", task.xml().textOf("documentation")) : dueDates.say(date);
    }

    private List<String> timer(FlowNode event) {
        XmlElement definition = event.definition("timerEventDefinition").orElseThrow();
        String date = Stream.of("timeDate", "timeDuration", "timeCycle")
                .map(definition::textOf)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow();
        Due due = dueDates.say(date);
        return List.of(event.name(), event.host().map(FlowNode::name).orElse(""), due.text(), due.basis());
    }

    private String starters(FlowNode start) {
        List<String> groups = Model.names(start.scope().xml().get("camunda:candidateStarterGroups"));
        return groups.size() == Role.values().length
                ? "any agency"
                : groups.stream().map(this::role).collect(Collectors.joining(", "));
    }

    private String roles(BpmnFile file) {
        var roles = new LinkedHashSet<String>();
        file.nodes().filter(PlanPages::isStep).forEach(node -> {
            if (node.is("userTask")) {
                roles.add(role(node.xml().get("camunda:candidateGroups")));
            }
        });
        return roles.isEmpty() ? "any agency" : String.join(", ", roles);
    }

    private String role(String token) {
        return Optional.ofNullable(texts.getProperty("plan.role." + token)).orElseThrow();
    }

    private static String uncapitalized(FlowNode node) {
        return node.name().substring(0, 1).toLowerCase(Locale.ROOT)
                + node.name().substring(1);
    }

    private static Scope process(BpmnFile file) {
        return file.process().orElseThrow();
    }

    private static String name(BpmnFile file) {
        return process(file).xml().get("name");
    }

    private static String generated(String source) {
        return "<!-- Written by \"" + COMMAND + "\" from " + source + ": change the models, not this page. -->";
    }

    /** Markdown, block by block. */
    private static final class Page {
        private final List<String> blocks = new ArrayList<>();

        void line(String text) {
            blocks.add(text);
        }

        void table(List<String> head, List<List<String>> rows) {
            var table = new ArrayList<String>();
            table.add(row(head));
            table.add("|" + "---|".repeat(head.size()));
            rows.forEach(cells -> table.add(row(cells)));
            blocks.add(String.join("\n", table));
        }

        private static String row(List<String> cells) {
            return cells.stream()
                    .map(cell -> cell.replaceAll("\\s+", " ").replace("|", "\\|"))
                    .collect(Collectors.joining(" | ", "| ", " |"));
        }

        String text() {
            return String.join("\n\n", blocks) + "\n";
        }
    }
}
