package se.handlingsplan.modelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import se.handlingsplan.modelgate.ModelFiles;

/** Reads the plan's files from the class path, or from a directory where one is set. */
final class ModelSource {

    private final @Nullable Path directory;

    ModelSource(@Nullable Path directory) {
        this.directory = directory;
    }

    ModelFiles read() {
        try {
            if (directory == null) {
                return fromClassPath();
            }
            if (!Files.isDirectory(directory)) {
                throw new ModelsMissing(directory);
            }
            return ModelFiles.under(directory);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ModelFiles fromClassPath() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String top : new String[] {"processes", "forms"}) {
            for (Resource resource : resolver.getResources("classpath*:" + top + "/*/*.*")) {
                String url = resource.getURL().toString();
                String path = url.substring(url.lastIndexOf("/" + top + "/") + 1);
                try (var content = resource.getInputStream()) {
                    contents.putIfAbsent(path, content.readNBytes(ModelFiles.LONGEST_FILE + 1));
                }
            }
        }
        return new ModelFiles(contents);
    }
}
