package se.handlingsplan.selfreferral;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.agency.Agency;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.Known;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.plan.CaseSummary;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Intake;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/** Carries what a person writes to the social services of the place, and their answer back to whoever has the return code. */
@Component
class Contacts {

    private static final String ANSWER = "answerToPerson";

    private final Intake intake;
    private final Journal journal;
    private final Cases cases;
    private final Participants participants;
    private final Agencies agencies;
    private final ReturnCodes codes;

    Contacts(
            Intake intake,
            Journal journal,
            Cases cases,
            Participants participants,
            Agencies agencies,
            ReturnCodes codes) {
        this.intake = intake;
        this.journal = journal;
        this.cases = cases;
        this.participants = participants;
        this.agencies = agencies;
        this.codes = codes;
    }

    /**
     * What a person finds behind the code.
     *
     * @param answer the newest one; null while nobody has answered
     * @param closed whether the contact has ended, so that nothing more can be written in it
     */
    record Found(@Nullable String answer, @Nullable Instant answeredAt, boolean closed) {}

    /**
     * Starts a contact. Of a code under which one was started already nothing happens: it was sent twice.
     *
     * @throws Intake.NotTaken when the answers don't fit the form
     */
    @Transactional
    public void begin(String code, Map<String, Object> answers) {
        if (codes.find(code).isEmpty()) {
            codes.keep(code, intake.start("selfreferral", answers, answering(answers)));
        }
    }

    /** Empty when the code leads nowhere. */
    @Transactional
    public Optional<Found> find(String code) {
        return codes.find(code).map(this::found);
    }

    /**
     * Writes more. False when the code leads nowhere or the contact has ended.
     *
     * @throws Intake.NotTaken when the answers don't fit the form
     */
    @Transactional
    public boolean writeAgain(String code, Map<String, Object> answers) {
        Optional<CaseNumber> open = codes.find(code).filter(this::isOpen);
        open.ifPresent(number -> {
            var all = new LinkedHashMap<>(answers);
            all.put("caseNumber", number.value());
            intake.start("selfmessage", all, holder(number));
        });
        return open.isPresent();
    }

    private Found found(CaseNumber number) {
        var reader = new Reader(holder(number), Intake.THE_PERSON, "return code");
        Known answer = journal.read(reader, number, Set.of(ANSWER)).get(ANSWER);
        boolean closed = !isOpen(number);
        return answer == null
                ? new Found(null, null, closed)
                : new Found(answer.value().toString(), answer.writtenAt(), closed);
    }

    private boolean isOpen(CaseNumber number) {
        return cases.find(number).filter(CaseSummary::isOpen).isPresent();
    }

    private AgencyId holder(CaseNumber number) {
        return participants.holder(number, Role.SOCIALSERVICES).orElseGet(() -> byDefault());
    }

    private AgencyId answering(Map<String, Object> answers) {
        return Optional.ofNullable(answers.get("stayMunicipality"))
                .flatMap(municipality -> agencies.forMunicipality(municipality.toString()))
                .map(Agency::id)
                .orElseGet(this::byDefault);
    }

    private AgencyId byDefault() {
        return agencies.byDefault(Role.SOCIALSERVICES)
                .map(Agency::id)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No social services answer by default. Name some in the directory of agencies (default-for: [socialservices])."));
    }
}
