package se.handlingsplan.casefile;

import java.nio.file.Path;

/** Makes the key that an installation wraps its cases' keys with. */
public final class WrappingKeys {

    private WrappingKeys() {}

    /**
     * Makes a new key in a file that only its owner may read.
     *
     * @throws WrappingKeyUnavailable when the file is there already or can't be made
     */
    public static void make(Path file) {
        KeptWrappingKey.make(file);
    }
}
