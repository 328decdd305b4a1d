package se.handlingsplan.casefile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.shared.CaseNumber;

/** A case's file as whoever holds the installation's key could open it: for tests that look at what was really kept. */
public final class OpenedCaseFile {

    private final EntryRepository entries;
    private final CaseKeys keys;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    public OpenedCaseFile(ApplicationContext product) {
        this.entries = product.getBean(EntryRepository.class);
        this.keys = product.getBean(CaseKeys.class);
        this.json = product.getBean(ObjectMapper.class);
        this.transaction = new TransactionTemplate(product.getBean(PlatformTransactionManager.class));
    }

    /**
     * One entry, opened.
     *
     * @param content the answers as JSON, in the order in which they were kept
     */
    public record Opened(
            long position,
            String visibility,
            String form,
            @Nullable String taskId,
            Map<String, Object> answers,
            String content) {}

    /** What was said, in the order in which it was kept. */
    public List<Opened> journal(String caseNumber) {
        return opened(EntryRepository.Table.ENTRIES, new CaseNumber(caseNumber));
    }

    /** Who the person is, in the order in which it was kept. */
    public List<Opened> identities(String caseNumber) {
        return opened(EntryRepository.Table.IDENTITIES, new CaseNumber(caseNumber));
    }

    private List<Opened> opened(EntryRepository.Table table, CaseNumber number) {
        return transaction.execute(status -> {
            Optional<Aead> key = keys.toRead(number, CaseKeys.WHOLE_CHAIN);
            return entries.chain(table, number).stream()
                    .map(link -> opened(key.orElseThrow(), link))
                    .toList();
        });
    }

    private Opened opened(Aead key, EntryRepository.Link link) {
        var answers = entries.answers(key, link);
        try {
            return new Opened(
                    link.label().position(),
                    link.label().visibility().token(),
                    link.label().form(),
                    link.label().taskId(),
                    answers,
                    json.writeValueAsString(answers));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
