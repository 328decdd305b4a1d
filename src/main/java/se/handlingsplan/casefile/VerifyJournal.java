package se.handlingsplan.casefile;

import com.google.crypto.tink.Aead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.shared.CaseNumber;

/**
 * Checks that nothing in the case file was changed, moved, taken away or put in since it was written: every row opens with the
 * case's key, carries the hash of the one before, and the last one is where the chain ends.
 */
@Component
public class VerifyJournal {

    private final CaseKeyRepository cases;
    private final CaseKeys keys;
    private final EntryRepository entries;
    private final TransactionTemplate transaction;

    VerifyJournal(
            CaseKeyRepository cases, CaseKeys keys, EntryRepository entries, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.keys = keys;
        this.entries = entries;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * One case looked at.
     *
     * @param faults sentences that name what is wrong and where; empty when all is well
     * @param head the end of the chain as text, to be kept elsewhere: number, rows, hash
     */
    public record Verdict(CaseNumber caseNumber, long rows, List<String> faults, String head) {}

    /** Looks at every case, one transaction each, and says so after each. */
    public List<Verdict> verify(Consumer<Verdict> progress) {
        var verdicts = new ArrayList<Verdict>();
        for (CaseNumber number : cases.all()) {
            Verdict verdict = verify(number);
            progress.accept(verdict);
            verdicts.add(verdict);
        }
        return verdicts;
    }

    /** Looks at one case. */
    public Verdict verify(CaseNumber number) {
        return transaction.execute(status -> {
            Optional<Aead> key = keys.toRead(number, CaseKeys.WHOLE_CHAIN);
            List<EntryRepository.Link> chain = Arrays.stream(EntryRepository.Table.values())
                    .flatMap(table -> entries.chain(table, number).stream())
                    .sorted(Comparator.comparingLong(link -> link.label().position()))
                    .toList();
            EntryRepository.Head head = entries.head(number);
            var faults = new ArrayList<String>();
            byte[] previous = EntryLabel.START;
            long expected = 1;
            for (EntryRepository.Link link : chain) {
                if (link.label().position() != expected) {
                    faults.add("%s: entry %d is missing or its place is taken twice".formatted(number, expected));
                    expected = link.label().position();
                }
                faultsOf(link, previous, key).forEach(faults::add);
                previous = link.hash();
                expected++;
            }
            if (head.position() != expected - 1 || !Arrays.equals(head.hash(), previous)) {
                faults.add("%s: the chain ends at entry %d, but %d were kept"
                        .formatted(number, expected - 1, head.position()));
            }
            return new Verdict(
                    number,
                    chain.size(),
                    List.copyOf(faults),
                    number + " " + head.position() + " " + HexFormat.of().formatHex(head.hash()));
        });
    }

    private Stream<String> faultsOf(EntryRepository.Link link, byte[] previous, Optional<Aead> key) {
        var faults = Stream.<String>builder();
        if (!Arrays.equals(link.previous(), previous)) {
            faults.add(link.label().name() + " does not follow the one before it");
        }
        if (!Arrays.equals(link.hash(), link.label().hash(link.previous(), link.sealed()))) {
            faults.add(link.label().name() + " does not match its hash: it was changed");
        }
        key.ifPresent(opening -> {
            try {
                entries.answers(opening, link);
            } catch (SealBroken changed) {
                faults.add(String.valueOf(changed.getMessage()));
            }
        });
        return faults.build();
    }
}
