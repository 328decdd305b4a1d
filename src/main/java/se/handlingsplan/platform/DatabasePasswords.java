package se.handlingsplan.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import se.handlingsplan.shared.OwnerOnly;

/**
 * The passwords of the embedded database's three logins, made at random at its first start.
 * They lie in the data directory, which only its owner may read.
 */
record DatabasePasswords(String superuser, String owner, String application) {

    private static final int BYTES = 32;

    static DatabasePasswords random() {
        var random = new SecureRandom();
        return new DatabasePasswords(random(random), random(random), random(random));
    }

    private static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    static DatabasePasswords read(Path file) throws IOException {
        var lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        return new DatabasePasswords(
                value(lines, "superuser", file), value(lines, "owner", file), value(lines, "application", file));
    }

    private static String value(Properties lines, String name, Path file) {
        String value = lines.getProperty(name);
        if (value == null || !value.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
            throw new EmbeddedDatabaseUnavailable(
                    "The file " + file + " with the embedded database's passwords is damaged.",
                    "Put it back from a backup of the same directory.");
        }
        return value;
    }

    /** Writes all or nothing. */
    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        OwnerOnly.createFile(draft);
        Files.writeString(draft, "superuser=%s%nowner=%s%napplication=%s%n".formatted(superuser, owner, application));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "DatabasePasswords";
    }
}
