package se.handlingsplan.plan.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.ResourceBundleMessageSource;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.OptionSource;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.MemberId;
import se.handlingsplan.shared.Texts;

class AnswerCheckTest {

    private static final String FORM = """
            {"id": "f", "components": [
              {"type": "textfield", "key": "name", "label": "Name", "validate": {"minLength": 2, "pattern": "^[a-zåäö ]+$"},
               "properties": {"store": "identity"}},
              {"type": "textarea", "key": "note", "label": "Note", "validate": {"maxLength": 20},
               "properties": {"store": "journal", "visibility": "line"}},
              {"type": "textfield", "key": "mail", "label": "Mail", "validate": {"validationType": "email"}},
              {"type": "number", "key": "whole", "label": "Whole", "decimalDigits": 0, "validate": {"min": 1, "max": 9},
               "properties": {"store": "routing"}},
              {"type": "number", "key": "price", "label": "Price", "decimalDigits": 2, "properties": {"store": "routing"}},
              {"type": "number", "key": "asText", "label": "As text", "serializeToString": true},
              {"type": "checkbox", "key": "told", "label": "Told", "properties": {"store": "routing"}},
              {"type": "radio", "key": "choice", "label": "Choice", "values": [{"value": "a"}, {"value": "b"}],
               "properties": {"store": "routing"}},
              {"type": "select", "key": "listed", "label": "Listed", "valuesKey": "things", "properties": {"store": "routing"}},
              {"type": "checklist", "key": "ticks", "label": "Ticks", "values": [{"value": "one"}, {"value": "two"}],
               "properties": {"store": "routing"}},
              {"type": "datetime", "key": "day", "dateLabel": "Day", "subtype": "date", "disallowPassedDates": true,
               "properties": {"store": "routing"}},
              {"type": "datetime", "key": "moment", "dateTimeLabel": "Moment", "subtype": "datetime",
               "properties": {"store": "routing"}},
              {"type": "textfield", "key": "fixed", "label": "Fixed", "readonly": true, "properties": {"store": "routing"}},
              {"type": "textfield", "key": "seen", "label": "Seen", "properties": {"store": "shown"}},
              {"type": "select", "key": "proposed", "label": "Proposed", "readonly": true, "properties": {"store": "shown"}},
              {"type": "select", "key": "decided", "label": "Decided", "values": [{"value": "a", "label": "Way A"}, {"value": "b"}],
               "properties": {"store": "routing", "differsFrom": "proposed", "reasonsKey": "why"}},
              {"type": "textarea", "key": "why", "label": "Why", "properties": {"store": "journal"}},
              {"type": "group", "label": "Group", "conditional": {"hide": "=told"}, "components": [
                {"type": "radio", "key": "inner", "label": "Inner", "validate": {"required": true},
                 "values": [{"value": "x"}], "properties": {"store": "routing"}},
                {"type": "textarea", "key": "deep", "label": "Deep", "conditional": {"hide": "=inner"},
                 "validate": {"required": true}, "properties": {"store": "journal"}}
              ]}
            ]}
            """;

    private final Form form = new FormReader(new ObjectMapper()).read(FORM.getBytes(StandardCharsets.UTF_8), "1");
    private final AnswerContext context =
            new AnswerContext(null, "plan", "f", new AgencyId("stockholm"), new MemberId("m"));
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    /** A condition here names a field, and holds when that is answered and not no. */
    private static final Conditions WHEN_ANSWERED =
            (condition, answers) -> answers.get(condition) != null && !Boolean.FALSE.equals(answers.get(condition));

    private CheckedAnswers check(Map<String, ?> sent) {
        return check(sent, Map.of());
    }

    private CheckedAnswers check(Map<String, ?> sent, Map<String, ?> shown) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/plan");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var check = new AnswerCheck(
                WHEN_ANSWERED,
                new Choices(beans.getBeanProvider(OptionSource.class)),
                new Sinks(beans.getBeanProvider(FieldSink.class)),
                new Texts(messages, Locale.ENGLISH),
                Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));
        return check.check(form, sent, shown, context);
    }

    private InvalidAnswers refused(Map<String, ?> sent) {
        return catchThrowableOfType(InvalidAnswers.class, () -> check(sent));
    }

    @Test
    void whoever_decides_otherwise_than_proposed_says_why() {
        var proposed = Map.of("proposed", "a");

        var refused = catchThrowableOfType(InvalidAnswers.class, () -> check(and("decided", "b"), proposed));

        assertThat(refused.fields()).containsOnlyKeys("why");
        assertThat(refused.fields().get("why")).contains("Way A");
        assertThat(check(and("decided", "b", "why", "the person asked for it"), proposed)
                        .answer("decided"))
                .isEqualTo("b");
        assertThat(check(and("decided", "a"), proposed).answer("decided")).isEqualTo("a");
        assertThat(check(and("decided", "b"), Map.of()).answer("decided"))
                .as("where nothing was proposed")
                .isEqualTo("b");
        assertThat(check(and(), proposed).answer("decided")).as("not decided").isNull();
    }

    /** With what the form requires anyhow. */
    private static Map<String, ?> and(String... answers) {
        var all = new HashMap<String, Object>(Map.of("told", true));
        for (int i = 0; i < answers.length; i += 2) {
            all.put(answers[i], answers[i + 1]);
        }
        return all;
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("name", "x"),
                Arguments.of("name", "ABC"),
                Arguments.of("name", "y".repeat(201)),
                Arguments.of("name", 7),
                Arguments.of("name", "two\nlines"),
                Arguments.of("note", "z".repeat(21)),
                Arguments.of("note", "nul\u0000"),
                Arguments.of("note", "bell\u0007"),
                Arguments.of("note", "turned\u202E"),
                Arguments.of("note", "half\uD83D"),
                Arguments.of("note", List.of("a")),
                Arguments.of("note", new Unconverted()),
                Arguments.of("mail", "not a mail"),
                Arguments.of("whole", 0),
                Arguments.of("whole", 10),
                Arguments.of("whole", 2.5),
                Arguments.of("whole", "3"),
                Arguments.of("whole", Double.NaN),
                Arguments.of("whole", Double.POSITIVE_INFINITY),
                Arguments.of("whole", 1e300),
                Arguments.of("price", 1.234),
                Arguments.of("asText", "1e999999999"),
                Arguments.of("asText", "many"),
                Arguments.of("choice", "c"),
                Arguments.of("choice", true),
                Arguments.of("listed", "unlisted"),
                Arguments.of("ticks", List.of("one", "three")),
                Arguments.of("ticks", List.of(1)),
                Arguments.of("ticks", "one"),
                Arguments.of("day", "2026-02-30"),
                Arguments.of("day", "24/11/2026"),
                Arguments.of("day", "2026-11-23"),
                Arguments.of("day", "0001-01-01"),
                Arguments.of("moment", "2026-12-24"),
                Arguments.of("moment", "2026-12-24T09:15"),
                Arguments.of("unheardOf", "x"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_does_not_fit_its_field_is_refused_under_its_key(String key, Object value) {
        var sent = new HashMap<String, Object>(Map.of("told", true));
        sent.put(key, value);

        assertThat(refused(sent).fields()).containsOnlyKeys(key);
    }

    @Test
    void a_yes_that_is_written_as_text_is_no_yes() {
        assertThat(refused(Map.of("told", "true")).fields()).containsKey("told");
    }

    static Stream<Arguments> right() {
        return Stream.of(
                Arguments.of("name", "åsa", "åsa"),
                Arguments.of("name", "   ", null),
                Arguments.of("note", "line\nline", "line\nline"),
                Arguments.of("note", "${x} #{y}", "${x} #{y}"),
                Arguments.of("whole", 3L, 3),
                Arguments.of("whole", 3.0, 3),
                Arguments.of("price", 2, 2.0),
                Arguments.of("asText", "7", 7),
                Arguments.of("choice", "b", "b"),
                Arguments.of("listed", "thing", "thing"),
                Arguments.of("ticks", List.of("two", "two"), List.of("two")),
                Arguments.of("ticks", new Object[] {"one"}, List.of("one")),
                Arguments.of("ticks", List.of(), null),
                Arguments.of("day", "2026-11-24", "2026-11-24"),
                Arguments.of("moment", "2026-12-24T09:15+01:00", "2026-12-24T08:15:00Z"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void what_fits_is_taken_in_one_shape(String key, Object value, Object taken) {
        beans.addBean("things", new OptionSource() {
            @Override
            public boolean fills(String valuesKey) {
                return valuesKey.equals("things");
            }

            @Override
            public List<Option> options(String valuesKey, AnswerContext opened) {
                return List.of(new Option("thing", "Thing"));
            }
        });

        assertThat(check(Map.of("told", true, key, value)).answer(key)).isEqualTo(taken);
    }

    @Test
    void everything_wrong_is_said_at_once_in_the_order_of_the_form_and_no_answer_is_repeated() {
        var refused = refused(Map.of("choice", "secret-choice", "name", "SECRET", "<secret key>", "x"));

        assertThat(refused.fields().keySet()).containsExactly("name", "choice", "inner", "deep", "?");
        assertThat(refused.getMessage())
                .contains("\n• Name: ", "\n• Choice: ", "\n• Inner: ", "\n• Deep: ")
                .doesNotContainIgnoringCase("secret");
    }

    @Test
    void what_is_hidden_is_neither_required_nor_kept_and_hides_nothing_itself() {
        var hidden = check(Map.of("told", true, "inner", "no such option", "deep", "x".repeat(20_000)));
        assertThat(hidden.hidden()).extracting(FormField::key).containsExactly("inner", "deep");
        assertThat(hidden.variables()).containsEntry("inner", null);
        assertThat(hidden.forJournal().toString()).doesNotContain("deep", "inner");

        assertThat(refused(Map.of()).fields()).containsOnlyKeys("inner", "deep");
        assertThat(check(Map.of("inner", "x")).hidden())
                .extracting(FormField::key)
                .containsExactly("deep");
    }

    @Test
    void read_only_and_shown_fields_take_no_answer() {
        var checked = check(Map.of("told", true, "fixed", "x", "seen", 7));

        assertThat(checked.answered())
                .extracting(answer -> answer.field().key())
                .containsExactly("told");
        assertThat(checked.variables()).doesNotContainKeys("fixed", "seen");
    }

    @Test
    void a_checklist_routes_as_one_boolean_for_each_option_and_a_blank_as_null() {
        assertThat(check(Map.of("told", true, "ticks", List.of("two"))).variables())
                .containsEntry("ticksOne", false)
                .containsEntry("ticksTwo", true)
                .containsEntry("told", true)
                .containsEntry("choice", null)
                .doesNotContainKeys("ticks", "name", "note");
    }

    @Test
    void the_taker_of_a_special_field_may_refuse_its_answer() {
        beans.addBean("sink", new FieldSink() {
            @Override
            public boolean takes(se.handlingsplan.plan.Field field) {
                return field.key().equals("choice");
            }

            @Override
            public Map<String, String> check(List<FieldAnswer> answers, AnswerContext sentIn) {
                return Collections.singletonMap("choice", "not today");
            }

            @Override
            public void take(List<FieldAnswer> answers, AnswerContext sentIn) {
                throw new AssertionError("nothing is taken by a check");
            }
        });

        assertThat(refused(Map.of("told", true, "choice", "a")).fields())
                .containsExactly(Map.entry("choice", "not today"));
        assertThat(check(Map.of("told", true)).answered()).hasSize(1);
    }
}
