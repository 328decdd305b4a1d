package se.handlingsplan.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.plan.CaseSummary;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.ClockKind;
import se.handlingsplan.plan.LegalClocks;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Texts;

/** Answers Tasklist's question how the case of the open task stands. */
@RestController
class CaseStatusController {

    private final OpenTasks tasks;
    private final Cases cases;
    private final Escalations escalations;
    private final LegalClocks clocks;
    private final Agencies agencies;
    private final Texts texts;
    private final Clock clock;

    CaseStatusController(
            OpenTasks tasks,
            Cases cases,
            Escalations escalations,
            LegalClocks clocks,
            Agencies agencies,
            Texts texts,
            Clock clock) {
        this.tasks = tasks;
        this.cases = cases;
        this.escalations = escalations;
        this.clocks = clocks;
        this.agencies = agencies;
        this.texts = texts;
        this.clock = clock;
    }

    /** 200 with the case; 404 for a task that isn't there or that the asker doesn't see, which must look the same. */
    @GetMapping("/tasks/{id}/case")
    ResponseEntity<CaseStatus> of(@PathVariable String id) {
        return tasks.caseOfSeen(id)
                .map(number -> ResponseEntity.ok(new CaseStatus(number.value(), periods(number), waiting(number))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private List<CaseStatus.Period> periods(CaseNumber number) {
        return Arrays.stream(ClockKind.values())
                .flatMap(kind -> clocks.running(number, kind).stream()
                        .map(running -> new CaseStatus.Period(
                                texts.get("worklist.period." + kind.token()),
                                running.until(),
                                clocks.daysLeft(number, kind).orElse(0L))))
                .toList();
    }

    private List<CaseStatus.Waiting> waiting(CaseNumber number) {
        Instant now = clock.instant();
        Map<AgencyId, String> names = agencies.all().stream().collect(Collectors.toMap(Agency::id, Agency::name));
        Map<String, List<CaseStatus.Asked>> asked = escalations.ofCase(number).stream()
                .collect(Collectors.groupingBy(
                        Escalation::taskId,
                        Collectors.mapping(
                                escalation -> new CaseStatus.Asked(sentence(escalation, names), escalation.at()),
                                Collectors.toList())));
        return open(number).stream()
                .map(task -> new CaseStatus.Waiting(
                        task.name(),
                        task.line(),
                        task.agency() == null ? "" : names.getOrDefault(task.agency(), ""),
                        task.due(),
                        task.due() != null && task.due().isBefore(now),
                        task.taken(),
                        asked.getOrDefault(task.id(), List.of())))
                .toList();
    }

    /** When something is due tells when an operation takes place: of one, each agency sees its own tasks, the coordinator all. */
    private List<OpenTask> open(CaseNumber number) {
        boolean isPersons = cases.find(number).filter(CaseSummary::isPersons).isPresent();
        return isPersons ? tasks.of(number) : tasks.seenOf(number);
    }

    private String sentence(Escalation escalation, Map<AgencyId, String> names) {
        String agency = names.getOrDefault(
                escalation.askedAgency(), escalation.askedAgency().value());
        return escalation.askedMember() == null
                ? texts.get("worklist.escalation." + escalation.stage().token(), agency)
                : texts.get(
                        "worklist.escalation.member", escalation.askedMember().value(), agency);
    }
}
