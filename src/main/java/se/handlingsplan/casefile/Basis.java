package se.handlingsplan.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision table proposed what it did. Holds routing values and the table's own texts, nothing else about a person.
 *
 * @param name the decision's name in the installation's language
 * @param inputs what the table looked at, in its order
 * @param rules the rules that applied
 */
public record Basis(String name, List<Input> inputs, List<Rule> rules) {

    public Basis {
        inputs = List.copyOf(inputs);
        rules = List.copyOf(rules);
    }

    /**
     * One column that was asked.
     *
     * @param variable the variable's name, which is also the key of the field that asked for it
     * @param label the column's heading
     * @param value String, Boolean or Number; null where nothing was known
     */
    public record Input(
            String variable, String label, @Nullable Object value) {}

    /**
     * One row that applied.
     *
     * @param number its place in the table, from 1
     * @param annotation on what ground it stands, as written in the table
     * @param output what it proposed: String, Boolean or Number
     */
    public record Rule(
            String id,
            int number,
            String annotation,
            @Nullable Object output) {}
}
