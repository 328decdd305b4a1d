package se.handlingsplan.modelgate.rules;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of variables in a FEEL expression, as far as simple conditions need. */
final class FeelNames {

    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"");
    private static final Pattern CALL = Pattern.compile("[a-z]+( [a-z]+)*\\s*\\(");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "true",
            "false",
            "null",
            "if",
            "then",
            "else",
            "in",
            "between",
            "for",
            "return",
            "some",
            "every",
            "satisfies",
            "instance",
            "of",
            "function",
            "item",
            "date",
            "time",
            "duration",
            "string",
            "number",
            "contains",
            "list",
            "count",
            "is",
            "defined");

    private FeelNames() {}

    static Set<String> in(String expression) {
        String bare = TEXT.matcher(expression).replaceAll("0");
        String withoutCalls = CALL.matcher(bare).replaceAll(call -> keepLogic(call.group()));
        var names = new LinkedHashSet<String>();
        var found = NAME.matcher(withoutCalls);
        while (found.find()) {
            if (!WORDS.contains(found.group())) {
                names.add(found.group());
            }
        }
        return names;
    }

    /** "a and not(" is a call of not, with a variable before it. */
    private static String keepLogic(String call) {
        String words = call.substring(0, call.length() - 1).strip();
        int logic = Math.max(words.lastIndexOf(" and "), words.lastIndexOf(" or "));
        return logic < 0 ? "(" : words.substring(0, logic) + " and (";
    }
}
