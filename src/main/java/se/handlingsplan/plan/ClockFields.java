package se.handlingsplan.plan;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.Texts;

/**
 * Feeds the legal clocks from forms, and shows in forms what is left of them.
 * A field says by {@code properties.clock = "<clock>.<part>"} what it is: {@code from} and {@code until} are the first and
 * the last day, {@code stopReason} why the period was broken off, {@code action} what was decided: {@code start},
 * {@code extend}, {@code stop}, {@code end} (or {@code granted}, {@code extended}, {@code revoked}, ...); any other answer
 * to it means that nothing happened to the clock. Without an action field a last day starts or moves the clock, and a
 * stop reason stops it. An action whose answer is an event that names a clock, such as {@code temporary-permit-extended},
 * makes all clock fields of its form speak of that clock: one form can report on any of them.
 */
@Component
class ClockFields implements FieldSink, ShownValues {

    private static final Set<String> START = Set.of("start", "started", "granted", "grant", "yes");
    private static final Set<String> EXTEND = Set.of("extend", "extended");
    private static final Set<String> STOP = Set.of("stop", "stopped", "revoke", "revoked");
    private static final Set<String> END = Set.of("end", "ended");

    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Clock time;
    private final Texts texts;

    ClockFields(LegalClocks clocks, Deadlines deadlines, Clock time, Texts texts) {
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.time = time;
        this.texts = texts;
    }

    @Override
    public boolean takes(Field field) {
        return Part.of(field).isPresent();
    }

    @Override
    public Map<String, String> check(List<FieldAnswer> answers, AnswerContext context) {
        var wrong = new HashMap<String, String>();
        said(answers).forEach((clock, said) -> check(clock, said, context, wrong));
        return wrong;
    }

    private void check(ClockKind clock, Said said, AnswerContext context, Map<String, String> wrong) {
        said.unreadable.forEach(key -> wrong.put(key, texts.get("plan.clock.notADate")));
        Optional<ClockChange> running =
                context.caseNumber() == null ? Optional.empty() : clocks.running(context.caseNumber(), clock);
        if (!wrong.isEmpty() || !said.runsOn(running.isPresent())) {
            return;
        }
        LocalDate from =
                said.from != null ? said.from : running.map(ClockChange::from).orElseGet(this::today);
        LocalDate until = said.until;
        if (until == null && said.extendsIt()) {
            wrong.put(said.anyKey, texts.get("plan.clock.lastDayMissing"));
        } else if (until == null
                && running.isEmpty()
                && deadlines.lastDay(clock.token(), from).isEmpty()) {
            wrong.put(said.anyKey, texts.get("plan.clock.lastDayMissing"));
        } else if (until != null && until.isBefore(from)) {
            wrong.put(said.untilKey, texts.get("plan.clock.endsBeforeItBegins", from));
        }
    }

    @Override
    public void take(List<FieldAnswer> answers, AnswerContext context) {
        said(answers).forEach((clock, said) -> take(clock, said, context));
    }

    private void take(ClockKind clock, Said said, AnswerContext context) {
        var number = context.requiredCaseNumber();
        var member = context.member();
        Optional<ClockChange> running = clocks.running(number, clock);
        if (said.stops()) {
            clocks.stopped(number, clock, said.stopReason, member);
        } else if (said.ends()) {
            clocks.ended(number, clock, member);
        } else if (said.runsOn(running.isPresent()) && !(said.action == null && said.repeats(lastOf(clock, context)))) {
            LocalDate from = said.from != null
                    ? said.from
                    : running.map(ClockChange::from).orElseGet(this::today);
            Optional<LocalDate> until = Optional.ofNullable(said.until)
                    .or(() -> running.map(ClockChange::until))
                    .or(() -> deadlines.lastDay(clock.token(), from));
            until.ifPresent(last -> clocks.started(number, clock, from, last, member));
        }
    }

    private Optional<ClockChange> lastOf(ClockKind clock, AnswerContext context) {
        return clocks.history(context.requiredCaseNumber()).stream()
                .filter(change -> change.clock() == clock)
                .reduce((earlier, later) -> later);
    }

    private LocalDate today() {
        return time.instant().atZone(WorkingDays.ZONE).toLocalDate();
    }

    /** {@code reflectionPeriodDaysLeft}, {@code reflectionPeriodEndsOn} and the same of the other clocks that run. */
    @Override
    public Map<String, Object> values(AnswerContext context) {
        var shown = new HashMap<String, Object>();
        var number = context.caseNumber();
        if (number != null) {
            for (ClockKind clock : ClockKind.values()) {
                clocks.running(number, clock)
                        .ifPresent(now ->
                                shown.put(clock.token() + "EndsOn", now.until().toString()));
                clocks.daysLeft(number, clock).ifPresent(left -> shown.put(clock.token() + "DaysLeft", left));
            }
        }
        return shown;
    }

    private static Map<ClockKind, Said> said(List<FieldAnswer> answers) {
        Optional<Event> event = answers.stream()
                .filter(answer -> Part.of(answer.field())
                        .filter(part -> "action".equals(part.name()))
                        .isPresent())
                .flatMap(answer -> Event.of(String.valueOf(answer.value())).stream())
                .findFirst();
        var said = new EnumMap<ClockKind, Said>(ClockKind.class);
        for (FieldAnswer answer : answers) {
            Part.of(answer.field()).ifPresent(part -> {
                ClockKind clock = event.map(Event::clock).orElse(part.clock());
                said.computeIfAbsent(clock, any -> new Said()).take(part.name(), answer);
            });
        }
        event.ifPresent(
                happened -> said.computeIfAbsent(happened.clock(), any -> new Said()).action = happened.action());
        return said;
    }

    /** What happened to which clock, as the tokens of events say it. */
    private record Event(ClockKind clock, String action) {

        private static final Map<String, ClockKind> PREFIXES = Map.of(
                "reflection-period-", ClockKind.REFLECTION_PERIOD, "temporary-permit-", ClockKind.TEMPORARY_PERMIT);

        static Optional<Event> of(String token) {
            if ("permit-revoked".equals(token)) {
                return Optional.of(new Event(ClockKind.TEMPORARY_PERMIT, "stopped"));
            }
            return PREFIXES.entrySet().stream()
                    .filter(prefix -> token.startsWith(prefix.getKey()))
                    .map(prefix -> new Event(
                            prefix.getValue(), token.substring(prefix.getKey().length())))
                    .findFirst();
        }
    }

    /** Which part of which clock a field feeds. */
    private record Part(ClockKind clock, String name) {

        private static final Set<String> NAMES = Set.of("from", "until", "stopReason", "action");

        static Optional<Part> of(Field field) {
            String property = field.properties().getOrDefault("clock", "");
            int dot = property.indexOf('.');
            String name = property.substring(dot + 1);
            return dot > 0 && NAMES.contains(name)
                    ? ClockKind.of(property.substring(0, dot)).map(clock -> new Part(clock, name))
                    : Optional.empty();
        }
    }

    /** What one form says about one clock. */
    private static final class Said {

        private @Nullable LocalDate from;
        private @Nullable LocalDate until;
        private @Nullable String stopReason;
        private @Nullable String action;
        private String anyKey = "";
        private String untilKey = "";
        private final Set<String> unreadable = new TreeSet<>();

        void take(String part, FieldAnswer answer) {
            String key = answer.field().key();
            String value = String.valueOf(answer.value());
            anyKey = key;
            switch (part) {
                case "from" -> from = day(key, value);
                case "until" -> {
                    untilKey = key;
                    until = day(key, value);
                }
                case "stopReason" -> stopReason = value;
                default -> action = value;
            }
        }

        private @Nullable LocalDate day(String key, String value) {
            try {
                return value.length() > 10
                        ? OffsetDateTime.parse(value)
                                .atZoneSameInstant(WorkingDays.ZONE)
                                .toLocalDate()
                        : LocalDate.parse(value);
            } catch (DateTimeException e) {
                unreadable.add(key);
                return null;
            }
        }

        boolean stops() {
            return action == null ? stopReason != null && !stopReason.isBlank() : STOP.contains(action);
        }

        boolean ends() {
            return action != null && END.contains(action);
        }

        /** Whether the clock is to run after this form, so that its dates count. */
        boolean runsOn(boolean runs) {
            if (action == null) {
                return !stops() && until != null;
            }
            return START.contains(action) || (extendsIt() && (runs || until != null));
        }

        boolean extendsIt() {
            return action != null && EXTEND.contains(action);
        }

        /** A form that comes back with the dates it was filled with doesn't start again what was stopped. */
        boolean repeats(Optional<ClockChange> last) {
            return last.filter(change -> !change.running())
                    .filter(change -> change.until().equals(until))
                    .isPresent();
        }
    }
}
