package se.handlingsplan.modelgate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a plan as they lie in the repository: {@code processes/<line>/...} and {@code forms/<line>/...}. */
public record ModelFiles(SortedMap<String, byte[]> contents) {

    /** More than any file of the plan needs; what is longer is refused before it is read. */
    public static final int LONGEST_FILE = 2_000_000;

    public ModelFiles {
        contents = new TreeMap<>(contents);
    }

    public static ModelFiles of(Map<String, String> texts) {
        var contents = new TreeMap<String, byte[]>();
        texts.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return new ModelFiles(contents);
    }

    /**
     * All files under {@code processes} and {@code forms} of a directory; one that is longer than
     * {@link #LONGEST_FILE} comes cut off just above it.
     */
    public static ModelFiles under(Path root) throws IOException {
        var contents = new TreeMap<String, byte[]>();
        for (String top : new String[] {"processes", "forms"}) {
            Path folder = root.resolve(top);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    try (var content = Files.newInputStream(file)) {
                        contents.put(path, content.readNBytes(LONGEST_FILE + 1));
                    }
                }
            }
        }
        return new ModelFiles(contents);
    }
}
