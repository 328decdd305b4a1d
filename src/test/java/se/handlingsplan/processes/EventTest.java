package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.demo.FormAnswers;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.ClockChange;
import se.handlingsplan.plan.ClockKind;
import se.handlingsplan.plan.LegalClocks;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** What an agency reports about a case; what the plan and its lines then do is told in their own tests. */
@HandlingsplanTest
class EventTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 8);

    @RegisterExtension
    static final Line event = new Line("event");

    @Autowired
    LegalClocks clocks;

    @Autowired
    Cases cases;

    @ParameterizedTest
    @MethodSource("reportable")
    void what_happened_is_told_to_the_case(String whatHappened) {
        reported("shelter", event.newCase().value(), whatHappened).endsAt(whatHappened);
    }

    /** Every answer to what happened, but those that only change a legal period. */
    private static List<String> reportable() throws IOException {
        JsonNode form = new ObjectMapper()
                .readTree(Path.of("forms/event/report-event.form").toFile());
        return FormAnswers.fields(form).stream()
                .filter(field -> field.path("key").asText().equals("whatHappened"))
                .flatMap(field -> field.path("values").findValuesAsText("value").stream())
                .filter(answer -> !answer.startsWith("reflection-period-") && !answer.startsWith("temporary-permit-"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coordinator",
                "socialservices",
                "police",
                "prosecutor",
                "migration",
                "health",
                "legalcounsel",
                "shelter",
                "returnprovider"
            })
    void each_agency_that_takes_part_may_report(String member) {
        reported(member, event.newCase().value(), "review-wanted").endsAt("review-wanted");
    }

    @Test
    void a_reported_legal_period_runs() {
        CaseNumber number = event.newCase();

        event.isStartedBy(
                        "migration",
                        Map.of(
                                "caseNumber", number.value(),
                                "whatHappened", "temporary-permit-started",
                                "clockFrom", "2026-09-07",
                                "clockUntil", "2027-03-07"))
                .endsAt("noted");

        assertThat(lastDay(number, ClockKind.TEMPORARY_PERMIT)).contains(LocalDate.of(2027, 3, 7));
    }

    @Test
    void a_reported_extension_gives_a_legal_period_a_later_last_day() {
        CaseNumber number = inReflectionPeriod();

        event.isStartedBy(
                        "police",
                        Map.of(
                                "caseNumber", number.value(),
                                "whatHappened", "reflection-period-extended",
                                "clockUntil", "2026-11-06"))
                .endsAt("noted");

        assertThat(lastDay(number, ClockKind.REFLECTION_PERIOD)).contains(LocalDate.of(2026, 11, 6));
    }

    @ParameterizedTest
    @CsvSource({
        "reflection-period-stopped, REFLECTION_PERIOD",
        "temporary-permit-stopped,  TEMPORARY_PERMIT",
        "permit-revoked,            TEMPORARY_PERMIT"
    })
    void a_stop_ends_its_legal_period_and_is_told_to_the_case_as_a_revoked_permit(String stop, ClockKind clock) {
        CaseNumber number = event.newCase();
        clocks.started(number, clock, TODAY, TODAY.plusMonths(6), new MemberId("migration"));

        event.isStartedBy(
                        "migration",
                        Map.of("caseNumber", number.value(), "whatHappened", stop, "clockStopReason", "contactResumed"))
                .endsAt("permit-revoked");

        assertThat(lastDay(number, clock)).isEmpty();
        assertThat(clocks.history(number))
                .last()
                .extracting(ClockChange::stopReason)
                .isEqualTo("contactResumed");
    }

    private CaseNumber inReflectionPeriod() {
        CaseNumber number = event.newCase();
        clocks.started(number, ClockKind.REFLECTION_PERIOD, TODAY, TODAY.plusDays(30), new MemberId("migration"));
        return number;
    }

    private Optional<LocalDate> lastDay(CaseNumber number, ClockKind clock) {
        return clocks.running(number, clock).map(ClockChange::until);
    }

    @Test
    void a_case_of_others_an_unknown_one_and_a_closed_one_look_the_same() {
        String closed = event.newCase().value();
        cases.close(CaseNumber.parse(closed).orElseThrow());
        String unknown = "HP-2026-999999";

        Throwable others = catchThrowable(
                () -> reported("socialservices-botkyrka", event.newCase().value(), "new-threat"));

        assertThat(others).hasMessageContaining("•");
        assertThatThrownBy(() -> reported("socialservices-botkyrka", unknown, "new-threat"))
                .hasMessage(others.getMessage());
        assertThatThrownBy(() -> reported("coordinator", closed, "new-threat")).hasMessage(others.getMessage());
    }

    private static CaseStory reported(String member, String number, String whatHappened) {
        return event.isStartedBy(member, Map.of("caseNumber", number, "whatHappened", whatHappened));
    }
}
