package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An expression in the small grammar that models may use: variables, literals, comparisons, and/or/not, parentheses, and
 * the functions {@code deadline(key)}, {@code deadline(key, variable)} and {@code clock(name)}, {@code clock(name, days)}.
 *
 * <pre>
 * expression = "${" or "}"
 * or         = and { ("||" | "or") and }
 * and        = not { ("&amp;&amp;" | "and") not }
 * not        = ("!" | "not") not | comparison
 * comparison = value [ ("==" | "!=" | "&lt;" | "&gt;" | "&lt;=" | "&gt;=" | "eq" | "ne" | "lt" | "gt" | "le" | "ge") value ]
 * value      = variable | 'text' | number | "true" | "false" | "null" | function | "(" or ")"
 * </pre>
 *
 * @param variables what the expression reads
 * @param comparisons each comparison of a variable with a text, by {@code ==} or {@code !=}
 * @param deadlines the look-ups of deadlines
 * @param clocks the names of the legal clocks
 */
public record Expression(
        Set<String> variables,
        List<Comparison> comparisons,
        List<Deadline> deadlines,
        Set<String> clocks,
        Shape shape) {

    /** A variable held against a text. */
    public record Comparison(String variable, String text) {}

    /** A look-up in the table of deadlines; the variable is empty when the call has none. */
    public record Deadline(String key, String variable) {}

    /** What kind of expression it is as a whole. */
    public enum Shape {
        /** Nothing but a variable. */
        VARIABLE,
        /** Nothing but a call of {@code deadline} or {@code clock}. */
        FUNCTION,
        /** Nothing but a literal. */
        LITERAL,
        /** Anything else. */
        CONDITION
    }

    /** An expression outside the grammar. */
    public static final class NotInGrammar extends Exception {

        private static final long serialVersionUID = 1;

        NotInGrammar(String problem) {
            super(problem);
        }
    }

    /** Whether a text is meant to be evaluated at all. */
    public static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Empty when the text is outside the grammar. */
    public static Optional<Expression> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (NotInGrammar outside) {
            return Optional.empty();
        }
    }

    public static Expression parse(String text) throws NotInGrammar {
        String stripped = text.strip();
        if (!(stripped.startsWith("${") || stripped.startsWith("#{")) || !stripped.endsWith("}")) {
            throw new NotInGrammar("it is not one ${...} as a whole");
        }
        if (stripped.length() > 1_000) {
            throw new NotInGrammar("it is longer than 1000 characters");
        }
        return new Parser(tokens(stripped.substring(2, stripped.length() - 1))).expression();
    }

    private enum Kind {
        WORD,
        TEXT,
        NUMBER,
        SIGN
    }

    private record Token(Kind kind, String value) {}

    private static List<Token> tokens(String source) throws NotInGrammar {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            int from = at;
            if (Character.isWhitespace(c)) {
                at++;
            } else if (isLetter(c)) {
                while (at < source.length() && (isLetter(source.charAt(at)) || isDigit(source.charAt(at)))) {
                    at++;
                }
                tokens.add(new Token(Kind.WORD, source.substring(from, at)));
            } else if (isDigit(c) || (c == '-' && at + 1 < source.length() && isDigit(source.charAt(at + 1)))) {
                at++;
                while (at < source.length() && (isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
                    at++;
                }
                tokens.add(new Token(Kind.NUMBER, source.substring(from, at)));
            } else if (c == '\'' || c == '"') {
                int end = source.indexOf(c, at + 1);
                if (end < 0) {
                    throw new NotInGrammar("a text is not closed");
                }
                String text = source.substring(at + 1, end);
                if (text.indexOf('\\') >= 0) {
                    throw new NotInGrammar("a text has a backslash");
                }
                tokens.add(new Token(Kind.TEXT, text));
                at = end + 1;
            } else {
                String two = source.substring(at, Math.min(at + 2, source.length()));
                String sign = Set.of("==", "!=", "<=", ">=", "&&", "||").contains(two) ? two : String.valueOf(c);
                if (sign.length() == 1 && "<>!(),".indexOf(c) < 0) {
                    throw new NotInGrammar("the sign \"" + c + "\" is not part of the grammar: no method calls, no"
                            + " properties, no arithmetic");
                }
                tokens.add(new Token(Kind.SIGN, sign));
                at += sign.length();
            }
        }
        return tokens;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static final class Parser {

        private static final Set<String> COMPARING =
                Set.of("==", "!=", "<", ">", "<=", ">=", "eq", "ne", "lt", "gt", "le", "ge");
        private static final Set<String> EQUALITY = Set.of("==", "!=", "eq", "ne");
        private static final Set<String> RESERVED = Set.of(
                "and",
                "or",
                "not",
                "eq",
                "ne",
                "lt",
                "gt",
                "le",
                "ge",
                "div",
                "mod",
                "empty",
                "instanceof",
                "true",
                "false",
                "null");

        private final List<Token> tokens;
        private final Set<String> variables = new LinkedHashSet<>();
        private final List<Comparison> comparisons = new ArrayList<>();
        private final List<Deadline> deadlines = new ArrayList<>();
        private final Set<String> clocks = new LinkedHashSet<>();
        private int at;
        private int depth;

        Parser(List<Token> tokens) {
            this.tokens = tokens;
        }

        Expression expression() throws NotInGrammar {
            if (tokens.isEmpty()) {
                throw new NotInGrammar("it is empty");
            }
            or();
            if (at < tokens.size()) {
                throw new NotInGrammar("\"" + tokens.get(at).value() + "\" is not expected there");
            }
            return new Expression(variables, comparisons, deadlines, clocks, shape());
        }

        private Shape shape() {
            Token first = tokens.get(0);
            if (tokens.size() == 1) {
                return first.kind() == Kind.WORD && !RESERVED.contains(first.value()) ? Shape.VARIABLE : Shape.LITERAL;
            }
            boolean onlyCall = first.kind() == Kind.WORD
                    && Set.of("deadline", "clock").contains(first.value())
                    && tokens.stream()
                                    .filter(token -> token.value().equals("("))
                                    .count()
                            == 1
                    && tokens.get(tokens.size() - 1).value().equals(")");
            return onlyCall ? Shape.FUNCTION : Shape.CONDITION;
        }

        private void or() throws NotInGrammar {
            and();
            while (accept("||") || accept("or")) {
                and();
            }
        }

        private void and() throws NotInGrammar {
            not();
            while (accept("&&") || accept("and")) {
                not();
            }
        }

        private void not() throws NotInGrammar {
            if (++depth > 50) {
                throw new NotInGrammar("it is nested too deeply");
            }
            if (accept("!") || accept("not")) {
                not();
            } else {
                comparison();
            }
            depth--;
        }

        private void comparison() throws NotInGrammar {
            Token left = value();
            if (at < tokens.size() && isOperator(tokens.get(at))) {
                String operator = tokens.get(at++).value();
                Token right = value();
                if (EQUALITY.contains(operator)) {
                    compare(left, right);
                    compare(right, left);
                }
            }
        }

        private boolean isOperator(Token token) {
            return token.kind() != Kind.TEXT && COMPARING.contains(token.value());
        }

        private void compare(Token variable, Token text) {
            if (text.kind() == Kind.TEXT && variables.contains(variable.value()) && variable.kind() == Kind.WORD) {
                comparisons.add(new Comparison(variable.value(), text.value()));
            }
        }

        private Token value() throws NotInGrammar {
            if (accept("(")) {
                or();
                expect(")");
                return new Token(Kind.SIGN, ")");
            }
            Token token = next();
            switch (token.kind()) {
                case TEXT -> {
                    return token;
                }
                case NUMBER -> {
                    if (!token.value().matches("-?\\d+(\\.\\d+)?")) {
                        throw new NotInGrammar("\"" + token.value() + "\" is not a number");
                    }
                    return token;
                }
                case WORD -> {
                    return word(token);
                }
                default -> throw new NotInGrammar("\"" + token.value() + "\" is not expected there");
            }
        }

        private Token word(Token token) throws NotInGrammar {
            String word = token.value();
            if (at < tokens.size()
                    && tokens.get(at).value().equals("(")
                    && tokens.get(at).kind() == Kind.SIGN) {
                at++;
                switch (word) {
                    case "deadline" -> deadline();
                    case "clock" -> clock();
                    default ->
                        throw new NotInGrammar("the function \"" + word + "\" is not known; there are deadline(...)"
                                + " and clock(...)");
                }
                return new Token(Kind.SIGN, ")");
            }
            if (Set.of("true", "false", "null").contains(word.toLowerCase(Locale.ROOT))) {
                if (!word.equals(word.toLowerCase(Locale.ROOT))) {
                    throw new NotInGrammar("\"" + word + "\" is written in lower case");
                }
                return token;
            }
            if (RESERVED.contains(word)) {
                throw new NotInGrammar("\"" + word + "\" is not expected there");
            }
            variables.add(word);
            return token;
        }

        private void deadline() throws NotInGrammar {
            String key = text("deadline");
            String variable = "";
            if (accept(",")) {
                Token token = next();
                if (token.kind() != Kind.WORD || RESERVED.contains(token.value())) {
                    throw new NotInGrammar("the second argument of deadline is a variable");
                }
                variable = token.value();
                variables.add(variable);
            }
            expect(")");
            deadlines.add(new Deadline(key, variable));
        }

        private void clock() throws NotInGrammar {
            clocks.add(text("clock"));
            if (accept(",")) {
                Token days = next();
                if (days.kind() != Kind.NUMBER || !days.value().matches("-?\\d{1,4}")) {
                    throw new NotInGrammar("the second argument of clock is a whole number of days");
                }
            }
            expect(")");
        }

        private String text(String function) throws NotInGrammar {
            Token token = next();
            if (token.kind() != Kind.TEXT) {
                throw new NotInGrammar("the first argument of " + function + " is a text in quotes");
            }
            return token.value();
        }

        private Token next() throws NotInGrammar {
            if (at >= tokens.size()) {
                throw new NotInGrammar("it ends too early");
            }
            return tokens.get(at++);
        }

        private boolean accept(String value) {
            if (at < tokens.size()
                    && tokens.get(at).kind() != Kind.TEXT
                    && tokens.get(at).value().equals(value)) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(String value) throws NotInGrammar {
            if (!accept(value)) {
                throw new NotInGrammar("\"" + value + "\" is missing");
            }
        }
    }
}
