package se.handlingsplan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.handlingsplan.browser.BrowserTest;
import se.handlingsplan.browser.FormOnScreen;
import se.handlingsplan.browser.Window;
import se.handlingsplan.demo.FormAnswers;

/** A case is opened and identification walked in real browsers by the agencies involved, until the plan goes on. */
@BrowserTest
class IdentificationInTheBrowserTest {

    private static final String NEXT_IN_THE_PLAN = "Ask for consent to share";
    private static final int MOST_ROUNDS = 8;

    private final FormAnswers filler = new FormAnswers(LocalDate.now(ZoneId.of("Europe/Stockholm")));
    private final List<String> done = new ArrayList<>();

    @Test
    void police_meet_a_person_and_the_agencies_identify_until_the_plan_asks_for_consent(
            Window police, Window coordinator, Window socialservices) {
        police.logIn("police")
                .startProcess("Coordinated action plan")
                .answer(Map.of("urgency", "immediate", "firstContact", "police", "ageBand", "adult"))
                .answer(Map.of("foundMunicipality", "0180", "stayMunicipality", "0180", "interpreterNeeded", "yes"))
                .answer(Map.of("suspectedForm", List.of("labour"), "firstNote", "Met at a building site."));
        String number = police.start();
        var members = new LinkedHashMap<String, Window>();
        members.put("coordinator", coordinator.logIn("coordinator"));
        members.put("socialservices", socialservices.logIn("socialservices"));
        members.put("police", police);

        for (int round = 0;
                round < MOST_ROUNDS && !stepsOf(number, socialservices).contains(NEXT_IN_THE_PLAN);
                round++) {
            members.forEach((member, window) -> doWhatWaits(number, member, window));
        }

        assertThat(done)
                .contains(
                        "coordinator: Name the agencies that take part",
                        "police: Inform the injured party",
                        "coordinator: Consult the regional coordinator",
                        "socialservices: Decide whether the person is presumed exposed");
        assertThat(stepsOf(number, socialservices)).containsExactly(NEXT_IN_THE_PLAN);
        assertThat(police.complaints()).isEmpty();
        assertThat(coordinator.complaints()).isEmpty();
        assertThat(socialservices.complaints()).isEmpty();
    }

    private static List<String> stepsOf(String number, Window window) {
        return window.tasksOf(number).locator("h4").allInnerTexts();
    }

    private void doWhatWaits(String number, String member, Window window) {
        Locator waiting = window.tasksOf(number);
        while (waiting.count() > 0) {
            String step = waiting.first().locator("h4").innerText();
            if (step.equals(NEXT_IN_THE_PLAN)) {
                return;
            }
            FormOnScreen form = window.open(waiting.first());
            window.claim();
            form.answer(filler.fill(form.deployed(), Map.of("outcome", "presumed")));
            waiting = window.complete();
            done.add(member + ": " + step);
        }
    }
}
