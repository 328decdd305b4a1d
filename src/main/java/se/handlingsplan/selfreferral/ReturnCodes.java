package se.handlingsplan.selfreferral;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import se.handlingsplan.shared.CaseNumber;

/**
 * The codes with which a person comes back: sixteen letters and digits at random (80 bits), without those that are mixed up easily.
 * Kept only as a keyed hash.
 *
 * <p>The page to write on carries its code already, with a sign that we gave it out: what is sent twice by mistake is taken once.
 */
@Component
class ReturnCodes {

    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern SHAPE = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ReturnKey key;
    private final ReturnCodeRepository repository;

    ReturnCodes(ReturnKey key, ReturnCodeRepository repository) {
        this.key = key;
        this.repository = repository;
    }

    /** A code that leads nowhere yet, and its sign, as one text for the page to carry. */
    String issue() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code + "." + sign(code.toString());
    }

    /** The code in what a page carried; empty when we didn't give it out. */
    Optional<String> issued(String carried) {
        String[] parts = carried.split("\\.", -1);
        return parts.length == 2
                        && SHAPE.matcher(parts[0]).matches()
                        && MessageDigest.isEqual(
                                parts[1].getBytes(US_ASCII), sign(parts[0]).getBytes(US_ASCII))
                ? Optional.of(parts[0])
                : Optional.empty();
    }

    /** Lets a code lead to a case. */
    void keep(String code, CaseNumber caseNumber) {
        repository.add(hash(code), caseNumber);
    }

    /** The case to which a code leads, written as the person writes it: blanks, hyphens and capitals don't matter. */
    Optional<CaseNumber> find(String written) {
        String code = written.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
        return SHAPE.matcher(code).matches() ? repository.find(hash(code)) : Optional.empty();
    }

    /** As a person writes it down: in groups of four. */
    static String readable(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    private byte[] hash(String code) {
        return key.hash("kept", code);
    }

    private String sign(String code) {
        return HexFormat.of().formatHex(key.hash("issued", code));
    }
}
