package se.handlingsplan.selfreferral;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.OwnerOnly;

/** Hashes return codes with a key that is never in the database (HMAC-SHA-256), so that a stolen backup knows no code. */
@Component
class ReturnKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final SecretKeySpec key;

    ReturnKey(SelfreferralProperties settings) throws IOException {
        Path file = settings.returnKeyFile().toAbsolutePath();
        if (!Files.exists(file)) {
            make(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != LENGTH) {
            throw new IllegalStateException(
                    "The key file " + file + " is damaged: put back your copy, or remove it for a"
                            + " new one. With a new one the return codes given so far stop working.");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** @param purpose keeps the hashes of different uses apart */
    byte[] hash(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a return code could not be hashed", e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] fresh = new byte[LENGTH];
        new SecureRandom().nextBytes(fresh);
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            OwnerOnly.createFile(file);
            Files.write(file, fresh);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // another start of the application was faster; its key serves as well
        }
    }
}
