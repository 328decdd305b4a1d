package se.handlingsplan.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.CaseNumber;

/** {@code clock('name', days)}: an instant counted from the last day of one of the case's legal clocks. */
@Component
class ClockFunction implements ModelFunction {

    private static final Logger LOG = LoggerFactory.getLogger(ClockFunction.class);

    private final LegalClocks clocks;

    ClockFunction(LegalClocks clocks) {
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return "clock";
    }

    /** A model's slip must not stop a caseworker: an unknown clock never comes, and the log says so. */
    @Override
    public Object call(Optional<CaseNumber> caseNumber, List<@Nullable Object> arguments) {
        if (arguments.size() == 2
                && arguments.get(0) instanceof String name
                && arguments.get(1) instanceof Number offsetDays
                && ClockKind.of(name).isPresent()) {
            ClockKind kind = ClockKind.of(name).get();
            return caseNumber
                    .map(number -> clocks.instant(number, kind, offsetDays.intValue()))
                    .orElse(LegalClocks.NEVER);
        }
        LOG.error("A model calls clock(..) otherwise than with a clock's name and a number of days: due never.");
        return LegalClocks.NEVER;
    }
}
