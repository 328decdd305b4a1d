package se.handlingsplan.casefile;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;

/** Gives each case a key of its own (AES-256-GCM), and opens a case's file with it. The only way to what is sealed. */
@Component
class CaseKeys {

    private static final Configuration TINK = AeadConfig2026.get();

    /** Instead of an agency: every entry of the case, for what checks the chain. */
    static final String WHOLE_CHAIN = "*";

    private final CaseKeyRepository repository;
    private final WrappingKey wrapping;
    private final Clock clock;

    CaseKeys(CaseKeyRepository repository, WrappingKey wrapping, Clock clock) {
        this.repository = repository;
        this.wrapping = wrapping;
        this.clock = clock;
    }

    /** The key to add to a case with; made when the case has none yet. */
    Aead toWrite(CaseNumber caseNumber, AgencyId agency) {
        byte[] wrapped = repository
                .open(caseNumber, agency.value())
                .orElseGet(
                        () -> repository.add(caseNumber, wrapping.wrap(fresh(), binding(caseNumber)), clock.instant()));
        return unwrapped(caseNumber, wrapped);
    }

    /** The key to read a case with; empty when nothing was ever kept of it, or its key has been destroyed. */
    Optional<Aead> toRead(CaseNumber caseNumber, String agency) {
        return repository.open(caseNumber, agency).map(wrapped -> unwrapped(caseNumber, wrapped));
    }

    /** Wraps a case's key anew, with the newest wrapping key. */
    void wrapAnew(CaseNumber caseNumber) {
        repository
                .open(caseNumber, WHOLE_CHAIN)
                .ifPresent(wrapped -> repository.replace(
                        caseNumber, wrapping.wrap(wrapping.unwrap(wrapped, binding(caseNumber)), binding(caseNumber))));
    }

    private Aead unwrapped(CaseNumber caseNumber, byte[] wrapped) {
        try {
            String keys = new String(wrapping.unwrap(wrapped, binding(caseNumber)), StandardCharsets.UTF_8);
            return TinkJsonProtoKeysetFormat.parseKeyset(keys, TINK, InsecureSecretKeyAccess.get())
                    .getPrimitive(TINK, Aead.class);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("the key of " + caseNumber + " can't be used");
        }
    }

    private static byte[] fresh() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK),
                            TINK,
                            InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SealBroken("a key could not be made");
        }
    }

    private static byte[] binding(CaseNumber caseNumber) {
        return ("case key of " + caseNumber.value()).getBytes(StandardCharsets.UTF_8);
    }
}
