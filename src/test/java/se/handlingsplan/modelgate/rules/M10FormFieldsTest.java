package se.handlingsplan.modelgate.rules;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class M10FormFieldsTest extends RuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    bad-accepts.form | M10l | outcome | Nobody can say yes to the role in this field.
                    bad-basis.form | M10q | probePathBasis | The field shows the basis of "outcome", which no decision of the process proposes.
                    bad-business-key.form | M10f | outcome | Only the case number of forms/event/report-event.form and forms/selfmessage/write-again.form may be the business key.
                    bad-clock.form | M10l | outcome | The property clock "reflectionPeriod.end" names no part of a legal clock.
                    bad-computed-options.form | M10i | outcome | Its options are computed.
                    bad-computed-readonly.form | M10m | reasons | "readonly" is computed; the server knows only conditions that hide.
                    bad-condition-unknown-field.form | M10n | reasons | The condition reads "outcom", which is no field of this form.
                    bad-condition-without-sign.form | M10m | reasons | The condition does not begin with "=".
                    bad-condition.form | M10m | reasons | The condition is not FEEL
                    bad-decision-without-proposal.form | M10p | pathTaken | The decision does not show the proposal that it may differ from
                    bad-filepicker.form | M10c | reasons | The component type "filepicker" may not be used: Tasklist does not carry it well or it could carry code.
                    bad-free-text-routes.form | M10g | reasons | A textarea may not route: free text never reaches the engine.
                    bad-id-twice.form | M10b | reasons | The component has no id of its own.
                    bad-key-twice.form | M10d | reasons | Another field has the same key.
                    bad-key.form | M10d | Reasons | The key is not lowerCamelCase.
                    bad-local-time.form | M10k | when | Its time does not travel with its offset from UTC.
                    bad-newer-schema.form | M10a | assess-probe | The form is not of type default with schemaVersion 16 or lower, which is what Tasklist reads.
                    bad-no-label.form | M10e | outcome | The field has no label.
                    bad-no-length.form | M10k | reasons | It does not limit its length to 10000 characters or fewer.
                    bad-no-options.form | M10i | needs | It has no options.
                    bad-no-store.form | M10f | outcome | It does not say where the answer goes.
                    bad-no-visibility.form | M10h | reasons | It does not say who may read the answer.
                    bad-option-token.form | M10j | needs | The option "A place to live" is not a token of its own.
                    bad-option-twice.form | M10j | outcome | The option "yes" is not a token of its own.
                    bad-operation.form | M10l | reasons | The property operation "met" names nothing that an operation has.
                    bad-operation-list.form | M10i | places | Its options come from the variable "placesForOperation".
                    bad-options-from-variable.form | M10i | outcome | Its options come from the variable "persons".
                    bad-participant.form | M10l | outcome | The property participant has the value "landlord", which is not a role.
                    bad-path.form | M10f | assessment | The component puts its answers under a path.
                    bad-pattern.form | M10k | reasons | Its pattern is not a regular expression.
                    bad-prefill.form | M10l | outcome | The property prefill has the value "always".
                    bad-property.form | M10l | outcome | The property "colour" is not known.
                    bad-reasons-hidden.form | M10p | pathTaken | The decision does not show the proposal that it may differ from
                    bad-routing-with-visibility.form | M10h | outcome | A routing field has no visibility.
                    bad-script.form | M10o | note | The text has markup that a form may not have: <script>.
                    bad-shown-not-readonly.form | M10f | outcome | A field that only shows a known value can be written in.
                    bad-system-variable.form | M10d | caseNumber | The system itself sets this variable.
                    bad-told.form | M10l | reasons | It tells "landlord", where only roles can be told.
                    bad-told-widely.form | M10l | reasons | It tells some roles and is seen by others besides.
                    bad-template.form | M10o | note | The text computes something.
                    """)
    void finds(String fixture, String sentence, String element, String problem) throws IOException {
        assertFinds(fixture, sentence, element, problem);
    }
}
