package se.handlingsplan.platform.web;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.OwnerOnly;

/** Seals and opens drafts; a sealed draft opens only for the member and the task that it was sealed for. */
@Component
class DraftKey {

    private static final Configuration TINK = AeadConfig2026.get();

    private final Aead aead;

    DraftKey(DraftProperties settings) throws IOException, GeneralSecurityException {
        Path file = settings.keyFile().toAbsolutePath();
        if (!Files.exists(file)) {
            make(file);
        }
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), TINK, InsecureSecretKeyAccess.get())
                .getPrimitive(TINK, Aead.class);
    }

    byte[] seal(String draft, String member, String taskId) {
        try {
            return aead.encrypt(draft.getBytes(StandardCharsets.UTF_8), binding(member, taskId));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the draft could not be sealed", e);
        }
    }

    /** Empty when it was sealed for somebody else, for another task or with a lost key. */
    Optional<String> open(byte[] sealed, String member, String taskId) {
        try {
            return Optional.of(new String(aead.decrypt(sealed, binding(member, taskId)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static byte[] binding(String member, String taskId) {
        return (member.length() + ":" + member + taskId).getBytes(StandardCharsets.UTF_8);
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        String key = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK),
                TINK,
                InsecureSecretKeyAccess.get());
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            OwnerOnly.createFile(file);
            Files.writeString(file, key);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // another start of the application was faster; its key serves as well
        }
    }
}
