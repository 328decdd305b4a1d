package se.handlingsplan.agency;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.Resource;

/** Reads a YAML file into a record, by Spring Boot's rules for settings. */
final class YamlFile {

    private YamlFile() {}

    static <T> T read(Resource file, Class<T> type) {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader().load(file.getDescription(), file).forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("", Bindable.of(type))
                    .orElseThrow(() -> new IllegalStateException("There is nothing in " + file.getDescription() + "."));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file.getDescription(), e);
        }
    }
}
