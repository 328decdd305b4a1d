package se.handlingsplan.selfreferral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.TestClock;
import se.handlingsplan.casefile.OpenedCaseFile;
import se.handlingsplan.demo.engine.Caseworkers;

/** The page on which a person asks for help, as a browser without scripts and without cookies meets it. */
@HandlingsplanTest
class HelpPageTest {

    private static final String CANARY = "Sidensvansen";
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("id=\"code\">([0-9A-Z-]+)<");

    private final HttpClient stranger = HttpClient.newHttpClient();

    @RegisterExtension
    final TestClock clock = new TestClock();

    @LocalServerPort
    int port;

    @Autowired
    Visits visits;

    @Autowired
    HelpTexts texts;

    @Autowired
    TaskService tasks;

    @Autowired
    Caseworkers caseworkers;

    @Autowired
    ApplicationContext product;

    @Autowired
    JdbcClient jdbc;

    @Value("${logging.file.name}")
    Path log;

    @BeforeEach
    void nobodyHasBeenHere() {
        visits.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en", "ro", "es", "ar", "uk", "th", "vi", "bg"})
    void it_speaks_each_language_completely(String language) {
        var page = get("/help?lang=" + language);
        assertThat(texts.of(language).keySet()).isEqualTo(texts.of("en").keySet());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "lang=\"" + language + "\"",
                        texts.of(language).get("lead").substring(0, 10),
                        "112")
                .doesNotContain("th:", "http://")
                .contains(language.equals("ar") ? "dir=\"rtl\"" : "<html lang=\"" + language + "\" dir=\"ltr\"");
    }

    @Test
    void it_leaves_nothing_in_the_browser_and_fetches_nothing_from_elsewhere() {
        var asked = get("/help?lang=en");
        var sent = send("messageFromPerson", "x");
        for (var page : new HttpResponse<?>[] {asked, sent, get("/help/answer")}) {
            assertThat(page.headers().map()).doesNotContainKeys("set-cookie", "etag");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(Pattern.compile("(src|action)=\"(?!/)|<link[^>]+href=\"(?!/)")
                            .matcher(page.body().toString())
                            .find())
                    .isFalse();
        }
    }

    @Test
    void what_is_written_is_read_and_answered_and_only_the_case_record_knows_it() throws IOException {
        var sent = send("messageFromPerson", CANARY, "contactWay", CANARY, "inDangerNow", "yes", "needs", "talk");
        String code = code(sent);
        assertThat(sent.body()).contains("tel:112").doesNotContain(CANARY);
        Task sorting = newest("sort-contact");
        String number = number(sorting);
        assertThat(new OpenedCaseFile(product).journal(number))
                .anySatisfy(entry -> assertThat(entry.content()).contains(CANARY));
        assertThat(engineTextsWith(CANARY)).isEmpty();
        assertThat(engineTextsWith(code)).isEmpty();
        assertThat(engineTextsWith(code.replace("-", "").toLowerCase(java.util.Locale.ROOT)))
                .isEmpty();

        assertThat(read(code).body()).contains(texts.of("en").get("noAnswer"));
        caseworkers.complete(
                sorting, Map.of("contactKind", "contact", "inDanger", "yes", "answerToPerson", "We call at ten."));
        assertThat(read(" " + code.replace("-", " ").toLowerCase(java.util.Locale.ROOT))
                        .body())
                .contains("We call at ten.")
                .doesNotContain(CANARY, number);

        assertThat(post("/help/answer?lang=en", "code", code, "write", "yes", "messageFromPerson", CANARY)
                        .body())
                .contains(texts.of("en").get("sentTitle"));
        assertThat(number(newest("answer-message"))).isEqualTo(number);
        assertThat(engineTextsWith(CANARY)).isEmpty();
        assertThat(Files.readString(log)).doesNotContain(CANARY, code);
    }

    @Test
    void what_is_sent_twice_is_taken_once() {
        String once = once(get("/help?lang=en"));
        var first = post("/help?lang=en", "once", once, "messageFromPerson", "x");
        long contacts =
                tasks.createTaskQuery().taskDefinitionKey("sort-contact").count();
        var second = post("/help?lang=en", "once", once, "messageFromPerson", "x");
        assertThat(code(second)).isEqualTo(code(first));
        assertThat(tasks.createTaskQuery().taskDefinitionKey("sort-contact").count())
                .isEqualTo(contacts);
    }

    @Test
    void a_code_that_we_did_not_give_out_starts_nothing() {
        assertThat(post("/help", "once", "0123456789abcdef.00", "messageFromPerson", "x")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0123-4567-89AB-CDEF", "HP-2026-000001", "' or 1=1 --"})
    void a_wrong_code_gets_the_same_words_whatever_it_is(String wrong) {
        var answer = post("/help/answer?lang=en", "code", wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(texts.of("en").get("wrongCode"));
        assertThat(wrong.isEmpty() || !answer.body().contains(">" + wrong)).isTrue();
    }

    @Test
    void an_address_that_tries_too_many_codes_waits() {
        clock.set("2026-11-24T10:00:00Z");
        for (long tries = 0; tries < Visits.Kind.CODE.most(); tries++) {
            assertThat(read("0123-4567-89AB-CDEF").statusCode()).isEqualTo(422);
        }
        assertThat(read("0123-4567-89AB-CDEF").statusCode()).isEqualTo(429);
        clock.forward(Duration.ofMinutes(5));
        assertThat(read("0123-4567-89AB-CDEF").statusCode()).isEqualTo(422);
    }

    @Test
    void marks_of_direction_that_keyboards_add_are_no_fault() {
        assertThat(send("messageFromPerson", "\u200Fمرحبا\u200F").statusCode()).isEqualTo(200);
    }

    @Test
    void too_much_and_what_another_site_sends_is_refused() {
        assertThat(send("messageFromPerson", "x".repeat(5001)).statusCode()).isEqualTo(422);
        assertThat(send("messageFromPerson", "x".repeat(70_000)).statusCode()).isEqualTo(413);
        String body = "once=" + encode(once(get("/help"))) + "&messageFromPerson=x";
        assertThat(exchange(request("/help")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void of_spam_a_number_stays_and_the_code_leads_nowhere() {
        String code = code(send("messageFromPerson", "buy"));
        long before = spam();
        caseworkers.complete(newest("sort-contact"), Map.of("contactKind", "spam"));
        assertThat(spam()).isEqualTo(before + 1);
        assertThat(read(code).statusCode()).isEqualTo(422);
    }

    private long spam() {
        return jdbc.sql("select coalesce(sum(number), 0) from selfreferral.spam_counts")
                .query(Long.class)
                .single();
    }

    private Task newest(String step) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(step)
                .orderByTaskCreateTime()
                .desc()
                .list()
                .get(0);
    }

    private String number(Task task) {
        return jdbc.sql("select business_key_ from engine.act_ru_execution where id_ = :id")
                .param("id", task.getProcessInstanceId())
                .query(String.class)
                .single();
    }

    private java.util.List<String> engineTextsWith(String text) {
        return jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema in ('engine', 'selfreferral', 'plan') and data_type in ('text', 'character varying')
                        """).query(String.class).list().stream()
                .filter(column -> {
                    String[] names = column.split("\\.", -1);
                    String schema = jdbc.sql(
                                    "select table_schema from information_schema.tables where table_name = :name and table_schema in ('engine', 'selfreferral', 'plan')")
                            .param("name", names[0])
                            .query(String.class)
                            .single();
                    return jdbc.sql("select exists (select 1 from " + schema + "." + names[0]
                                    + " where position(:text in " + names[1] + ") > 0)")
                            .param("text", text)
                            .query(Boolean.class)
                            .single();
                })
                .toList();
    }

    private HttpResponse<String> send(String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "once";
        all[1] = once(get("/help?lang=en"));
        System.arraycopy(fields, 0, all, 2, fields.length);
        return post("/help?lang=en", all);
    }

    private HttpResponse<String> read(String code) {
        return post("/help/answer?lang=en", "code", code);
    }

    private static String once(HttpResponse<String> page) {
        return found(ONCE, page);
    }

    private static String code(HttpResponse<String> page) {
        return found(CODE, page);
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as("%s in %s", pattern, page.body()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> get(String path) {
        return exchange(request(path));
    }

    private HttpResponse<String> post(String path, String... fields) {
        var body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(encode(fields[i + 1]));
        }
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return stranger.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
