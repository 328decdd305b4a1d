package se.handlingsplan.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.handlingsplan.browser.Chromium;
import se.handlingsplan.web.Npm;

/** Writes {@code docs/plan/}: a page and a picture for each process. Needs Node and a Chromium for the pictures. */
public final class DrawPlan {

    static final Path FOLDER = Path.of("docs/plan");

    private DrawPlan() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.list(FOLDER)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> page : PlanPages.of(Path.of(".")).entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
        Npm.install();
        try (Chromium.Running chromium = Chromium.start()) {
            for (Path bpmn : processes()) {
                Files.writeString(
                        pictureOf(bpmn), Picture.of(bpmn, chromium.browser()).svg());
                System.out.println(pictureOf(bpmn));
            }
        }
    }

    /** All processes of the repository. */
    static List<Path> processes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    static Path pictureOf(Path bpmn) {
        return FOLDER.resolve(bpmn.getFileName().toString().replaceFirst("\\.bpmn$", ".svg"));
    }
}
