package se.handlingsplan.plan.answers;

/** A form file isn't what the product can ask with; the model gate should have stopped it. */
public class UnreadableForm extends RuntimeException {

    UnreadableForm(String message) {
        super(message);
    }

    UnreadableForm(String message, Exception cause) {
        super(message + " (" + cause.getClass().getSimpleName() + ")");
    }
}
