package se.handlingsplan.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.CaseNumber;

/**
 * {@code clock('name', days)}: an instant counted from the last day of one of the case's legal clocks;
 * {@code clock('name')} is the last day itself.
 */
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
        Object days = arguments.size() == 1 ? Integer.valueOf(0) : arguments.size() == 2 ? arguments.get(1) : null;
        Optional<ClockKind> kind =
                arguments.isEmpty() ? Optional.empty() : ClockKind.of(String.valueOf(arguments.get(0)));
        if (kind.isPresent() && days instanceof Number offsetDays) {
            return caseNumber
                    .map(number -> clocks.instant(number, kind.get(), offsetDays.intValue()))
                    .orElse(LegalClocks.NEVER);
        }
        LOG.error(
                "A model calls clock(..) otherwise than with a clock's name and, at most, a number of days: due never.");
        return LegalClocks.NEVER;
    }
}
