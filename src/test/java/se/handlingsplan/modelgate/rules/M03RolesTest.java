package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M03RolesTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-assignee.bpmn | M03c | assess-probe | The model names who does the task.
                    bad-candidate-user.bpmn | M03d | assess-probe | The model names candidates other than a role.
                    bad-lane.bpmn | M03e | assess-probe | The task for "police" is drawn in the lane "lane-socialservices".
                    bad-no-lane.bpmn | M03e | assess-probe | The task is in no lane.
                    bad-no-role.bpmn | M03a | assess-probe | The task has no candidate group.
                    bad-starter.bpmn | M03f | probe | The starter group "neighbours" is not a role.
                    bad-taker.bpmn | M03g | assess-probe | The task goes to the agency in "outcome", which no form before it asks to be socialservices.
                    bad-two-roles.bpmn | M03a | assess-probe | The task has more than one candidate group.
                    bad-unknown-role.bpmn | M03b | assess-probe | The candidate group "landlord" is not a role.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
