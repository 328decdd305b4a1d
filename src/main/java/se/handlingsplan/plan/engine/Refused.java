package se.handlingsplan.plan.engine;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import se.handlingsplan.plan.answers.InvalidAnswers;

/**
 * A member's request is refused with a reason that the member is to read. Inside the engine it counts as a bad request,
 * which rolls back and isn't logged as a failure; {@link RefusalInterceptor} turns it into the answer of the front doors.
 */
class Refused extends BadUserRequestException {

    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;

    private final int status;
    private final String type;
    private final transient Map<String, String> fields;

    Refused(int status, String type, String message, Map<String, String> fields) {
        super(message);
        this.status = status;
        this.type = type;
        this.fields = fields;
    }

    Refused(int status, String type, String message) {
        this(status, type, message, Map.of());
    }

    static Refused because(InvalidAnswers invalid) {
        return new Refused(UNPROCESSABLE, "InvalidAnswers", String.valueOf(invalid.getMessage()), invalid.fields());
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    Map<String, String> fields() {
        return fields;
    }
}
