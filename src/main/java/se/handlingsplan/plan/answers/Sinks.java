package se.handlingsplan.plan.answers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.FieldAnswer;
import se.handlingsplan.plan.FieldSink;

/** Finds who takes the answers of special fields. */
@Component
class Sinks {

    private final ObjectProvider<FieldSink> sinks;

    Sinks(ObjectProvider<FieldSink> sinks) {
        this.sinks = sinks;
    }

    /** Each sink that is concerned, with its own answers. */
    Map<FieldSink, List<FieldAnswer>> concerned(List<FieldAnswer> answered) {
        var concerned = new LinkedHashMap<FieldSink, List<FieldAnswer>>();
        sinks.orderedStream().forEach(sink -> {
            var own = answered.stream()
                    .filter(answer -> sink.takes(answer.field()))
                    .toList();
            if (!own.isEmpty()) {
                concerned.put(sink, own);
            }
        });
        return concerned;
    }
}
