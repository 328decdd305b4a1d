package se.handlingsplan.casefile;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the key is that wraps each case's own key. It never lies in the database.
 *
 * @param keyFile a file that only its owner may read. With the embedded database it is made at the first start
 *     ({@code data/casefile-key.json}); elsewhere it must be named and be there. Losing it loses every case
 * @param key the content of such a file, for installations that hand secrets over in the environment; goes before the file
 */
@ConfigurationProperties("handlingsplan.casefile")
record CasefileProperties(@Nullable Path keyFile, @Nullable String key) {

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "CasefileProperties[keyFile=" + keyFile + "]";
    }
}
