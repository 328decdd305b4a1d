package se.handlingsplan.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.CaseNumber;

/** {@code deadline('key')} and {@code deadline('key', variable)}: the instant by which a task is due or a timer fires. */
@Component
class DeadlineFunction implements ModelFunction {

    private final Deadlines deadlines;
    private final List<AwaitedMoment> moments;

    DeadlineFunction(Deadlines deadlines, List<AwaitedMoment> moments) {
        this.deadlines = deadlines;
        this.moments = moments;
    }

    @Override
    public String name() {
        return "deadline";
    }

    @Override
    public Object call(Optional<CaseNumber> caseNumber, List<@Nullable Object> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2 || !(arguments.get(0) instanceof String key)) {
            throw new IllegalArgumentException("deadline takes a key and at most one variable");
        }
        Object variant = arguments.size() == 2 ? arguments.get(1) : null;
        return deadlines.due(key, variant == null ? null : variant.toString(), awaited(caseNumber));
    }

    private @Nullable Instant awaited(Optional<CaseNumber> caseNumber) {
        return caseNumber.stream()
                .flatMap(number -> moments.stream().flatMap(moment -> moment.of(number).stream()))
                .findFirst()
                .orElse(null);
    }
}
