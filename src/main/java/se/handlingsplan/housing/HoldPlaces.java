package se.handlingsplan.housing;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.AnswersRecorded;
import se.handlingsplan.plan.CaseClosed;
import se.handlingsplan.plan.LineEnded;

/** Keeps the register in step with the line housing, in the transaction of what happens there. */
@Component
class HoldPlaces {

    private static final String LINE = "housing";

    private final Places places;

    HoldPlaces(Places places) {
        this.places = places;
    }

    @EventListener
    void on(AnswersRecorded submitted) {
        if (LINE.equals(submitted.line())) {
            switch (submitted.form()) {
                case "receive-person" -> places.occupy(submitted.caseNumber());
                case "end-placement" -> places.release(submitted.caseNumber());
                default -> {}
            }
        }
    }

    @EventListener
    void on(LineEnded ended) {
        if (LINE.equals(ended.line())) {
            places.release(ended.caseNumber());
        }
    }

    @EventListener
    void on(CaseClosed closed) {
        places.release(closed.caseNumber());
    }
}
