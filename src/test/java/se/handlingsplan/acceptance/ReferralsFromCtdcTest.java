package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.casefile.OpenedCaseFile;
import se.handlingsplan.demo.DemoCase;
import se.handlingsplan.demo.engine.CaseWalk;

/**
 * Real-looking records become referrals through the plan's start form and go to the end of identification; what the
 * journal then says is what the file said, and a blank stays "not said".
 *
 * <p>Source of the records: Counter-Trafficking Data Collaborative (CTDC), synthetic. All 500 where the sample lies beside
 * the repository, else the excerpt in the test resources.
 */
@HandlingsplanTest
class ReferralsFromCtdcTest {

    private static final Path SAMPLE = Path.of("../shared/data/ctdc-vp-sample.csv");
    private static final Path EXCERPT = Path.of("src/test/resources/ctdc/excerpt.csv");
    private static final String NOT_SAID = "";

    @Autowired
    CaseWalk walk;

    @Autowired
    ApplicationContext product;

    @Autowired
    HistoryService history;

    @Autowired
    Clock clock;

    @Test
    void the_journal_counts_what_the_file_counts() throws IOException {
        List<CSVRecord> records = records();
        List<String> numbers = new ArrayList<>();
        for (CSVRecord record : records) {
            numbers.add(walk.walk(referral(record), Map.of(), clock.instant()));
        }

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(
                        history
                                .createHistoricProcessInstanceQuery()
                                .processDefinitionKey("identification")
                                .finished()
                                .list()
                                .stream()
                                .map(instance -> instance.getBusinessKey())
                                .filter(numbers::contains))
                .as("cases whose identification has ended")
                .hasSameSizeAs(numbers);
        assertThat(journalCounts(numbers, "sex")).isEqualTo(fileCounts(records, ReferralsFromCtdcTest::sex));
        assertThat(journalCounts(numbers, "ageBand")).isEqualTo(fileCounts(records, ReferralsFromCtdcTest::ageBand));
        assertThat(journalCounts(numbers, "suspectedForm"))
                .isEqualTo(fileCounts(
                        records,
                        record -> forms(record).isEmpty()
                                ? NOT_SAID
                                : forms(record).toString()));
    }

    private static DemoCase referral(CSVRecord record) {
        Map<String, Object> start = new HashMap<>();
        start.put("ageBand", ageBand(record));
        start.put("foundMunicipality", "0180");
        if (!sex(record).equals(NOT_SAID)) {
            start.put("sex", sex(record));
        }
        if (!forms(record).isEmpty()) {
            start.put("suspectedForm", forms(record));
        }
        return new DemoCase(
                "CTDC record " + record.getRecordNumber(),
                "police",
                3,
                1,
                start,
                Map.of("decide-identification", Map.of("outcome", "presumed")),
                List.of("ask-consent", "decide-closure"),
                List.of());
    }

    private static String sex(CSVRecord record) {
        return switch (record.get("gender")) {
            case "Female" -> "woman";
            case "Male" -> "man";
            case "" -> NOT_SAID;
            default -> "other";
        };
    }

    private static String ageBand(CSVRecord record) {
        return switch (record.get("majorityStatus")) {
            case "Adult" -> "adult";
            case "Minor" -> "child";
            default -> "unknown";
        };
    }

    private static List<String> forms(CSVRecord record) {
        var forms = new ArrayList<String>();
        if (record.get("isSexualExploit").equals("1")) {
            forms.add("sexual");
        }
        if (record.get("isForcedLabour").equals("1")) {
            forms.add("labour");
        }
        return forms;
    }

    private static Map<String, Long> fileCounts(List<CSVRecord> records, Function<CSVRecord, String> value) {
        var counts = new TreeMap<String, Long>();
        records.forEach(record -> counts.merge(value.apply(record), 1L, Long::sum));
        return counts;
    }

    /** What the referral itself said, as the journal kept it. */
    private Map<String, Long> journalCounts(List<String> numbers, String field) {
        var caseFile = new OpenedCaseFile(product);
        var counts = new TreeMap<String, Long>();
        for (String number : numbers) {
            String said = NOT_SAID;
            for (OpenedCaseFile.Opened entry : caseFile.journal(number)) {
                Object answer =
                        entry.form().equals("open-case") ? entry.answers().get(field) : null;
                said = answer == null ? said : answer.toString();
            }
            counts.merge(said, 1L, Long::sum);
        }
        return counts;
    }

    private static List<CSVRecord> records() throws IOException {
        try (var reader = Files.newBufferedReader(Files.exists(SAMPLE) ? SAMPLE : EXCERPT)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
