package se.handlingsplan.processes;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.plan.Intake;
import se.handlingsplan.shared.AgencyId;

/** What a person writes later is answered, and heard by whatever runs in the case. */
@HandlingsplanTest
class SelfmessageTest {

    @RegisterExtension
    static final Line selfmessage = new Line("selfmessage");

    @Autowired
    Intake intake;

    @Test
    void a_message_is_answered_while_the_contact_goes_on() {
        messageIn(contact(), Map.of("messageFromPerson", "When do you come?"))
                .waitsForNothingBut("sort-contact", "answer-message")
                .offers("answer-message", "solna")
                .when("answer-message", Map.of("answerToPerson", "Tomorrow at ten."))
                .endsAt("message-answered");
    }

    @Test
    void a_wish_to_stop_is_heard_at_once() {
        messageIn(contact(), Map.of("wantsToStop", true))
                .hasPassed("wish-to-stop-told")
                .waitsForNothingBut("sort-contact", "answer-message", "narrow-contact");
    }

    @Test
    void danger_is_heard_at_once() {
        messageIn(contact(), Map.of("inDangerNow", "yes"))
                .hasPassed("danger-told")
                .waitsForNothingBut("sort-contact", "answer-message", "act-on-threat");
    }

    private String contact() {
        return intake.start(
                        "selfreferral", Map.of("languages", "ro", "stayMunicipality", "0184"), new AgencyId("solna"))
                .value();
    }

    private CaseStory messageIn(String number, Map<String, Object> answers) {
        var all = new HashMap<>(answers);
        all.put("caseNumber", number);
        return selfmessage.of(intake.start("selfmessage", all, new AgencyId("solna")));
    }
}
