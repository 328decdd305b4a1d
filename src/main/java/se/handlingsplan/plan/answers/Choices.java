package se.handlingsplan.plan.answers;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.Option;
import se.handlingsplan.plan.OptionSource;

/** The choices of the fields that the server fills. */
@Component
public class Choices {

    private final ObjectProvider<OptionSource> sources;

    Choices(ObjectProvider<OptionSource> sources) {
        this.sources = sources;
    }

    /** The options of a list; empty when nobody fills it. */
    public List<Option> options(String valuesKey, AnswerContext context) {
        return sources.orderedStream()
                .filter(source -> source.fills(valuesKey))
                .findFirst()
                .map(source -> source.options(valuesKey, context))
                .orElse(List.of());
    }

    boolean accepts(String valuesKey, String value, AnswerContext context) {
        return sources.orderedStream()
                .filter(source -> source.fills(valuesKey))
                .findFirst()
                .map(source -> source.accepts(valuesKey, value, context))
                .orElse(false);
    }
}
