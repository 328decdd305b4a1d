package se.handlingsplan.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Where our script in Tasklist puts half-filled forms instead of the browser's own storage. */
@RestController
@RequestMapping("/drafts/{taskId}")
class DraftsApiController {

    private final Drafts drafts;
    private final ObjectMapper json;

    DraftsApiController(Drafts drafts, ObjectMapper json) {
        this.drafts = drafts;
        this.json = json;
    }

    /** 204 when there is no draft of one's own: not an error, most tasks have none. */
    @GetMapping
    ResponseEntity<String> find(@PathVariable String taskId, Principal member) {
        return drafts.find(member.getName(), taskId)
                .map(draft -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(draft))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void store(@PathVariable String taskId, @RequestBody String answers, Principal member) {
        if (!isObject(answers)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        try {
            drafts.store(member.getName(), taskId, answers);
        } catch (Drafts.NotYourTask notYours) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, null, notYours);
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable String taskId, Principal member) {
        drafts.discard(member.getName(), taskId);
    }

    private boolean isObject(String answers) {
        try {
            return json.readTree(answers).isObject();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
