package se.handlingsplan.casefile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * All that a row says about what is sealed in it. It is bound to the seal and part of the row's hash, so that a row that is
 * moved to another case, agency, line or place in the chain no longer opens.
 *
 * @param position in the case's chain, from 1
 */
record EntryLabel(
        EntryRepository.Table table,
        CaseNumber caseNumber,
        long position,
        String line,
        @Nullable String taskId,
        String form,
        String formVersion,
        AgencyId agency,
        MemberId author,
        Instant writtenAt,
        Visibility visibility) {

    /** What the first row of a chain carries as the hash of the one before it. */
    static final byte[] START = new byte[32];

    private static final String FORMAT = "1";

    /** The same bytes for the same label and no other: each part is preceded by its length. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        for (String part : new String[] {
            FORMAT,
            table.name(),
            caseNumber.value(),
            Long.toString(position),
            line,
            taskId == null ? "" : taskId,
            form,
            formVersion,
            agency.value(),
            author.value(),
            writtenAt.toString(),
            visibility.token()
        }) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }

    /** SHA-256 over the hash of the row before, this label, and what is sealed. */
    byte[] hash(byte[] previous, byte[] sealed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            byte[] label = bytes();
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(label.length).array());
            digest.update(label);
            return digest.digest(sealed);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** How people speak of the row. */
    String name() {
        return "entry " + position + " of " + caseNumber + " (" + table.sqlName() + ")";
    }
}
