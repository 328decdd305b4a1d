package se.handlingsplan.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.NewEntry;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.operation.RequestRepository.Request;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.CaseKind;
import se.handlingsplan.plan.CaseMessages;
import se.handlingsplan.plan.CaseSummary;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.plan.RoomOfLine;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * Asks other municipalities for places, each in a case of its own that holds no more than what a placement needs: they learn
 * neither the operation's number nor whom else was asked.
 */
@Component
class Neighbours {

    private static final String LINE = "operation";

    /** What social services were told and may pass on. */
    private static final Set<String> PASSED_ON = Set.of(
            "expectedChildren",
            "expectedSex",
            "expectedLanguages",
            "alsoExpectedLanguages",
            "neededFrom",
            "countyPart");

    private final RequestRepository requests;
    private final Cases cases;
    private final Participants participants;
    private final Journal journal;
    private final CaseMessages messages;

    Neighbours(
            RequestRepository requests,
            Cases cases,
            Participants participants,
            Journal journal,
            CaseMessages messages) {
        this.requests = requests;
        this.cases = cases;
        this.participants = participants;
        this.journal = journal;
        this.messages = messages;
    }

    /** Asks each of them at once; one whose answer is awaited is not asked again. */
    void ask(int missing, List<AgencyId> agencies, AnswerContext context) {
        CaseNumber operation = context.requiredCaseNumber();
        Set<AgencyId> waitedFor = open(operation).stream().map(Request::agency).collect(Collectors.toSet());
        Map<String, @Nullable Object> passedOn = known(operation, context);
        for (AgencyId agency : agencies) {
            if (!waitedFor.contains(agency)) {
                ask(missing, agency, passedOn, context);
            }
        }
    }

    private void ask(int missing, AgencyId agency, Map<String, @Nullable Object> passedOn, AnswerContext context) {
        CaseNumber operation = context.requiredCaseNumber();
        CaseNumber number = cases.open(CaseKind.OPERATION, context.agency(), context.member());
        participants.appoint(number, Role.SOCIALSERVICES, agency, context.member());
        participants
                .holder(operation, Role.COORDINATOR)
                .ifPresent(
                        coordinator -> participants.appoint(number, Role.COORDINATOR, coordinator, context.member()));
        requests.add(new Request(number, operation, agency));
        if (!passedOn.isEmpty()) {
            journal.append(new NewEntry(
                    number,
                    RoomOfLine.of(LINE, Role.SOCIALSERVICES),
                    null,
                    context.form(),
                    "passed on",
                    context.agency(),
                    context.member(),
                    Visibility.LINE,
                    passedOn));
        }
        messages.begin(number, "places-wanted", Map.of("expectedPersons", missing));
    }

    private Map<String, @Nullable Object> known(CaseNumber operation, AnswerContext context) {
        var known = new LinkedHashMap<String, @Nullable Object>();
        journal.read(new Reader(context.agency(), context.member(), "form " + context.form()), operation, PASSED_ON)
                .forEach((key, answer) -> known.put(key, answer.value()));
        return known;
    }

    /** Takes back what was asked and not answered yet. */
    void withdraw(CaseNumber operation) {
        open(operation).forEach(request -> messages.tell(request.caseNumber(), "request-withdrawn"));
    }

    private List<Request> open(CaseNumber operation) {
        return requests.of(operation).stream()
                .filter(request -> cases.find(request.caseNumber())
                        .filter(CaseSummary::isOpen)
                        .isPresent())
                .toList();
    }
}
