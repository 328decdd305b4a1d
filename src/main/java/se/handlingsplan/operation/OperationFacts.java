package se.handlingsplan.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.handlingsplan.housing.Places;
import se.handlingsplan.plan.AnswerContext;
import se.handlingsplan.plan.ShownValues;
import se.handlingsplan.shared.CaseNumber;

/**
 * Shows in forms the cases that are linked by an operation ({@code linkedCases}) and, to who works on the operation, how many
 * places are still kept for it ({@code placesLeft}).
 */
@Component
class OperationFacts implements ShownValues {

    private static final String LINE = "operation";

    private final LinkedCases linked;
    private final Places places;

    OperationFacts(LinkedCases linked, Places places) {
        this.linked = linked;
        this.places = places;
    }

    @Override
    public Map<String, Object> values(AnswerContext context) {
        var shown = new HashMap<String, Object>();
        CaseNumber number = context.caseNumber();
        if (number != null) {
            boolean isOperation = LINE.equals(context.line());
            List<CaseNumber> cases = isOperation
                    ? linked.ofOperation(number, context.agency())
                    : linked.ofPerson(number, context.agency());
            if (!cases.isEmpty()) {
                shown.put("linkedCases", cases.stream().map(CaseNumber::value).collect(Collectors.joining(", ")));
            }
            if (isOperation) {
                shown.put("placesLeft", places.keptFor(number).size());
            }
        }
        return shown;
    }
}
