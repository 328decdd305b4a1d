package se.handlingsplan.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/plan/} says and shows is what the models say now. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanPagesTest {

    private static final String REMEDY =
            "docs/plan/%s is not what the models say: run \"" + PlanPages.COMMAND + "\" and commit docs/plan/";
    private static final int LARGEST_PICTURE = 800_000;

    private final Map<String, String> pages = PlanPages.of(Path.of("."));

    Stream<String> pages() {
        return pages.keySet().stream();
    }

    static List<Path> processes() throws Exception {
        return DrawPlan.processes();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_says_what_the_models_say(String page) {
        assertThat(DrawPlan.FOLDER.resolve(page))
                .as(REMEDY, page)
                .content()
                .isEqualToNormalizingNewlines(pages.get(page));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_picture_shows_the_model_as_it_is_now(Path bpmn) throws Exception {
        Path picture = DrawPlan.pictureOf(bpmn);

        assertThat(picture).as(REMEDY, picture.getFileName()).exists();
        assertThat(new Picture(Files.readString(picture)).fingerprint())
                .as(REMEDY, picture.getFileName())
                .contains(Picture.fingerprint(bpmn));
        assertThat(Files.size(picture)).isLessThan(LARGEST_PICTURE);
    }

    @Test
    void nothing_else_lies_there() throws Exception {
        Set<String> expected = new HashSet<>(pages.keySet());
        DrawPlan.processes()
                .forEach(bpmn ->
                        expected.add(DrawPlan.pictureOf(bpmn).getFileName().toString()));

        try (Stream<Path> files = Files.list(DrawPlan.FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
