package se.handlingsplan.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import se.handlingsplan.browser.Chromium;
import se.handlingsplan.web.Npm;

/** Writes {@code docs/plan/}: a page and a picture for each process. Needs Node and a Chromium for the pictures. */
public final class DrawPlan {

    static final Path FOLDER = Path.of("docs/plan");

    private DrawPlan() {}

    public static void main(String[] arguments) throws IOException {
        Npm.install();
        Files.createDirectories(FOLDER);
        var written = new HashSet<Path>();
        for (Map.Entry<String, String> page : PlanPages.of(Path.of(".")).entrySet()) {
            written.add(Files.writeString(FOLDER.resolve(page.getKey()), page.getValue()));
        }
        try (Chromium.Running chromium = Chromium.start()) {
            for (Path bpmn : processes()) {
                written.add(Files.writeString(
                        pictureOf(bpmn), Picture.of(bpmn, chromium.browser()).svg()));
            }
        }
        removeAllBut(written);
        System.out.println("docs/plan/: " + written.size() + " files");
    }

    /** What is left of processes that are no more. */
    private static void removeAllBut(Set<Path> written) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> !written.contains(file)).toList()) {
                Files.delete(file);
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
