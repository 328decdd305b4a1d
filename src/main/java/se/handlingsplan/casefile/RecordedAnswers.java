package se.handlingsplan.casefile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/** Reads and writes one table of kept answers through need-to-know and the log of reads. */
final class RecordedAnswers {

    private final EntryRepository.Table table;
    private final EntryRepository repository;
    private final NeedToKnow needToKnow;
    private final ReadLog log;
    private final Clock clock;

    RecordedAnswers(
            EntryRepository.Table table, EntryRepository repository, NeedToKnow needToKnow, ReadLog log, Clock clock) {
        this.table = table;
        this.repository = repository;
        this.needToKnow = needToKnow;
        this.log = log;
        this.clock = clock;
    }

    long append(NewEntry entry) {
        return repository.append(table, entry, clock.instant());
    }

    Map<String, Known> read(Reader reader, CaseNumber caseNumber, Set<String> keys, @Nullable String form) {
        var known = new LinkedHashMap<String, Known>();
        for (Seen seen : seen(reader.agency(), caseNumber, keys, form)) {
            var answers = new ArrayList<String>();
            seen.values().forEach((key, value) -> {
                answers.add(key);
                known.put(
                        key,
                        new Known(
                                seen.row().id(),
                                key,
                                value,
                                seen.row().agency(),
                                seen.row().author(),
                                seen.row().writtenAt()));
            });
            if (!answers.isEmpty()) {
                log.note(reader, caseNumber, storeName(), seen.row().id(), answers, seen.ground());
            }
        }
        return known;
    }

    Set<String> known(AgencyId agency, CaseNumber caseNumber, Set<String> keys) {
        var known = new HashSet<String>();
        for (Seen seen : seen(agency, caseNumber, keys, null)) {
            known.addAll(seen.values().keySet());
        }
        return known;
    }

    private record Seen(EntryRepository.Row row, Ground ground, Map<String, Object> values) {}

    /** Of each key the newest answer that the agency may see; one that was taken away hides the older ones. */
    private List<Seen> seen(AgencyId agency, CaseNumber caseNumber, Set<String> keys, @Nullable String form) {
        var open = new HashSet<>(keys);
        var found = new ArrayList<Seen>();
        for (EntryRepository.Row row : repository.ofCase(table, caseNumber, agency)) {
            if (open.isEmpty()) {
                break;
            }
            if (form != null && !form.equals(row.form())) {
                continue;
            }
            var asked = row.answers().keySet().stream().filter(open::contains).toList();
            if (asked.isEmpty()) {
                continue;
            }
            Optional<Ground> ground = needToKnow.ground(agency, caseNumber, row.line(), row.agency(), row.visibility());
            if (ground.isEmpty()) {
                continue;
            }
            var values = new LinkedHashMap<String, Object>();
            for (String key : asked) {
                open.remove(key);
                Object value = row.answers().get(key);
                if (value != null) {
                    values.put(key, value);
                }
            }
            found.add(new Seen(row, ground.get(), values));
        }
        return found;
    }

    private String storeName() {
        return table == EntryRepository.Table.ENTRIES ? "journal" : "identity";
    }
}
