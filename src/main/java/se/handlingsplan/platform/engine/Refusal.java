package se.handlingsplan.platform.engine;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Something that the engine is not to do, said with a status of its own through both of its REST front doors, which wrap
 * every other exception. The text names things, never what was written into them.
 */
final class Refusal extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    Refusal(Response.Status status, String type, String text) {
        super(
                text,
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", type, "message", text))
                        .build());
    }
}
