package se.handlingsplan.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.OwnerOnly;

/** A wrapping key (AES-256-GCM) that lies in a file of mode 600 or comes from the environment, as a Tink keyset in JSON. */
@Component
class KeptWrappingKey implements WrappingKey {

    private static final Configuration TINK = AeadConfig2026.get();
    private static final Path BESIDE_THE_EMBEDDED_DATABASE = Path.of("data/casefile-key.json");

    private final @Nullable Path file;
    private KeysetHandle keys;

    KeptWrappingKey(CasefileProperties settings, @Value("${spring.datasource.url:}") String otherDatabase) {
        if (settings.key() != null) {
            this.file = null;
            this.keys = parsed(settings.key(), "the setting handlingsplan.casefile.key");
            return;
        }
        Path named = settings.keyFile();
        if (named == null && !otherDatabase.isEmpty()) {
            throw new WrappingKeyUnavailable(
                    "No key is named that protects what is said about people.",
                    "Set handlingsplan.casefile.key-file to a file of your own (make one with"
                            + " java -jar handlingsplan.jar make-key <file>), or handlingsplan.casefile.key to its content. Keep a copy"
                            + " apart from the database's backups: without it nothing can be read.");
        }
        this.file = (named == null ? BESIDE_THE_EMBEDDED_DATABASE : named).toAbsolutePath();
        if (!Files.exists(file)) {
            if (!otherDatabase.isEmpty()) {
                throw new WrappingKeyUnavailable(
                        "The key file " + file + " is not there.",
                        "Put it back from your copy. Only for a new installation: java -jar handlingsplan.jar make-key "
                                + file);
            }
            make(file);
        }
        this.keys = parsed(content(file), "the key file " + file);
    }

    /** Makes a new key in a file that must not be there yet. */
    static void make(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            write(file, written(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK)));
        } catch (FileAlreadyExistsException there) {
            throw new WrappingKeyUnavailable("The file " + file + " is there already.", "Name another file.");
        } catch (IOException | GeneralSecurityException e) {
            throw new WrappingKeyUnavailable(
                    "The key file " + file + " could not be made ("
                            + e.getClass().getSimpleName() + ").",
                    "See to it that the folder may be written to.");
        }
    }

    @Override
    public synchronized Wrapped wrap(byte[] caseKey, byte[] binding) {
        try {
            return new Wrapped(aead().encrypt(caseKey, binding), newest());
        } catch (GeneralSecurityException e) {
            throw new SealBroken("a case's key could not be wrapped");
        }
    }

    @Override
    public synchronized byte[] unwrap(byte[] wrapped, byte[] binding) {
        try {
            return aead().decrypt(wrapped, binding);
        } catch (GeneralSecurityException perhapsRotatedMeanwhile) {
            return unwrapWithWhatTheFileHoldsNow(wrapped, binding);
        }
    }

    /** A rotation runs in a process of its own: this one learns of the new key when it first meets it. */
    private byte[] unwrapWithWhatTheFileHoldsNow(byte[] wrapped, byte[] binding) {
        try {
            if (file != null) {
                keys = parsed(content(file), "the key file " + file);
            }
            return aead().decrypt(wrapped, binding);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("a case's key does not open with the installation's key");
        }
    }

    @Override
    public synchronized long newest() {
        return keys.getPrimary().getId();
    }

    @Override
    public synchronized void renew() {
        if (file == null) {
            throw new WrappingKeyUnavailable(
                    "The key comes from the environment and can't be renewed from here.",
                    "Make a key file, rotate there, and hand over its new content.");
        }
        try {
            KeysetHandle.Entry fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK)
                    .getPrimary();
            KeysetHandle renewed = KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.importKey(fresh.getKey())
                            .withFixedId(fresh.getId())
                            .makePrimary())
                    .build();
            Path draft = file.resolveSibling(file.getFileName() + ".part");
            Files.deleteIfExists(draft);
            write(draft, written(renewed));
            moved(draft, file);
            keys = renewed;
        } catch (IOException | GeneralSecurityException e) {
            throw new WrappingKeyUnavailable(
                    "The key file " + file + " could not be written ("
                            + e.getClass().getSimpleName() + "); nothing has changed.",
                    "See to it that the folder may be written to.");
        }
    }

    private Aead aead() throws GeneralSecurityException {
        return keys.getPrimitive(TINK, Aead.class);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new WrappingKeyUnavailable(
                    "The key file " + file + " can't be read (" + e.getClass().getSimpleName() + ").",
                    "Let the application's user read it, and nobody else.");
        }
    }

    private static KeysetHandle parsed(String content, String where) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(content, TINK, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new WrappingKeyUnavailable(
                    where + " holds no key that can be used.",
                    "Put back what java -jar handlingsplan.jar make-key wrote.");
        }
    }

    private static String written(KeysetHandle keys) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keys, TINK, InsecureSecretKeyAccess.get());
    }

    private static void write(Path file, String content) throws IOException {
        OwnerOnly.createFile(file);
        Files.writeString(file, content);
    }

    private static void moved(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
