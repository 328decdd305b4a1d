package se.handlingsplan.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.Agencies;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.Role;

/**
 * Fills a form's field for a participant with the agencies that may hold the role, and appoints the one chosen; a field that
 * only {@code asks} an agency appoints nobody. A yes to a field that {@code accepts} a role makes the answering agency its holder.
 */
@Component
class ParticipantFields implements OptionSource, FieldSink {

    private static final String LIST = "agenciesFor";
    private static final String PROPERTY = "participant";
    private static final String ACCEPTS = "accepts";
    private static final String YES = "yes";

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
        return field.properties().containsKey(PROPERTY) || field.properties().containsKey(ACCEPTS);
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        for (FieldAnswer answer : answers) {
            Map<String, String> properties = answer.field().properties();
            if (!(answer.value() instanceof String said) || said.isBlank()) {
                continue;
            }
            if (!properties.containsKey(ACCEPTS)) {
                appoint(properties.getOrDefault(PROPERTY, ""), new AgencyId(said), context);
            } else if (YES.equals(said)) {
                appoint(properties.getOrDefault(ACCEPTS, ""), context.agency(), context);
            }
        }
    }

    private void appoint(String token, AgencyId agency, AnswerContext context) {
        var role = Role.of(token)
                .orElseThrow(
                        () -> new IllegalStateException("form " + context.form() + ": no role is called " + token));
        participants.appoint(context.requiredCaseNumber(), role, agency, context.member());
    }
}
