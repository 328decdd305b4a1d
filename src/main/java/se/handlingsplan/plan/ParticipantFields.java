package se.handlingsplan.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.Role;

/** Fills a form's field for a participant with the agencies that may hold the role, and appoints the one chosen. */
@Component
class ParticipantFields implements OptionSource, FieldSink {

    private static final String LIST = "agenciesFor";
    private static final String PROPERTY = "participant";

    private final Agencies agencies;
    private final Participants participants;

    ParticipantFields(Agencies agencies, Participants participants) {
        this.agencies = agencies;
        this.participants = participants;
    }

    @Override
    public boolean fills(String valuesKey) {
        return role(valuesKey).isPresent();
    }

    @Override
    public List<Option> options(String valuesKey, AnswerContext context) {
        return role(valuesKey).map(agencies::holding).orElse(List.of()).stream()
                .map(agency -> new Option(agency.id().value(), agency.name()))
                .toList();
    }

    private static Optional<Role> role(String valuesKey) {
        return valuesKey.startsWith(LIST)
                ? Role.of(valuesKey.substring(LIST.length()).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    @Override
    public boolean takes(Field field) {
        return field.properties().containsKey(PROPERTY);
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        for (FieldAnswer answer : answers) {
            String token = answer.field().properties().getOrDefault(PROPERTY, "");
            var role = Role.of(token)
                    .orElseThrow(
                            () -> new IllegalStateException("form " + context.form() + ": no role is called " + token));
            if (answer.value() instanceof String agency && !agency.isBlank()) {
                participants.appoint(context.requiredCaseNumber(), role, new AgencyId(agency), context.member());
            }
        }
    }
}
