package se.handlingsplan.plan;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.casefile.Journal;
import se.handlingsplan.casefile.NewEntry;
import se.handlingsplan.casefile.Visibility;
import se.handlingsplan.shared.Role;

/**
 * Tells named roles of the case, and nobody else, an answer that is its agency's own otherwise. A field says by
 * {@code properties.tell = "socialservices,health"} whom.
 */
@Component
class ToldFields implements FieldSink {

    private static final String PROPERTY = "tell";

    private final Journal journal;

    ToldFields(Journal journal) {
        this.journal = journal;
    }

    @Override
    public boolean takes(Field field) {
        return field.properties().containsKey(PROPERTY);
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        var told = new EnumMap<Role, Map<String, @Nullable Object>>(Role.class);
        for (FieldAnswer answer : answers) {
            for (Role role : roles(answer.field())) {
                told.computeIfAbsent(role, any -> new LinkedHashMap<>())
                        .put(answer.field().key(), answer.value());
            }
        }
        told.forEach((role, content) -> journal.append(new NewEntry(
                context.requiredCaseNumber(),
                RoomOfLine.of(context.line(), role),
                null,
                context.form(),
                PROPERTY,
                context.agency(),
                context.member(),
                Visibility.LINE,
                content)));
    }

    private static Set<Role> roles(Field field) {
        var roles = EnumSet.noneOf(Role.class);
        for (String token : field.properties().getOrDefault(PROPERTY, "").split(",", -1)) {
            Role.of(token.strip()).ifPresent(roles::add);
        }
        return roles;
    }
}
