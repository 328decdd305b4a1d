package se.handlingsplan.operation;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import se.handlingsplan.housing.Places;
import se.handlingsplan.plan.AnswersRecorded;
import se.handlingsplan.plan.MessageThrown;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * Gives back what was kept for an operation when it is called off or over, and closes one that may have leaked to all but
 * the police, in the transaction in which it happens.
 */
@Component
class EndOfOperation {

    private static final String LINE = "operation";

    private final Places places;
    private final Neighbours neighbours;
    private final Participants participants;

    EndOfOperation(Places places, Neighbours neighbours, Participants participants) {
        this.places = places;
        this.neighbours = neighbours;
        this.participants = participants;
    }

    @EventListener
    void on(MessageThrown thrown) {
        if (LINE.equals(thrown.line())) {
            switch (thrown.message()) {
                case "operation-called-off" -> giveBack(thrown.caseNumber());
                case "operation-leaked" -> {
                    giveBack(thrown.caseNumber());
                    participants.closeToAllBut(thrown.caseNumber(), Role.POLICE, thrown.member());
                }
                case "operation-postponed" -> neighbours.withdraw(thrown.caseNumber());
                default -> {}
            }
        }
    }

    @EventListener
    void on(AnswersRecorded submitted) {
        if (LINE.equals(submitted.line()) && submitted.form().equals("release-unused-places")) {
            giveBack(submitted.caseNumber());
        }
    }

    private void giveBack(CaseNumber operation) {
        places.release(operation);
        neighbours.withdraw(operation);
    }
}
