package se.handlingsplan.casefile;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.shared.CaseNumber;

/**
 * Lets a new key wrap the keys of all cases. What is sealed stays as it is; a run that was broken off is finished by the next.
 */
@Component
public class RotateKeys {

    private final CaseKeyRepository cases;
    private final CaseKeys keys;
    private final WrappingKey wrapping;
    private final TransactionTemplate transaction;

    RotateKeys(CaseKeyRepository cases, CaseKeys keys, WrappingKey wrapping, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.keys = keys;
        this.wrapping = wrapping;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes a new wrapping key, unless an earlier run has left cases behind, and wraps with it.
     *
     * @param progress told after each case
     * @return how many cases' keys were wrapped anew
     */
    public int rotate(Consumer<CaseNumber> progress) {
        List<CaseNumber> leftBehind = cases.notWrappedBy(wrapping.newest());
        if (leftBehind.isEmpty()) {
            wrapping.renew();
            leftBehind = cases.notWrappedBy(wrapping.newest());
        }
        for (CaseNumber number : leftBehind) {
            transaction.executeWithoutResult(status -> keys.wrapAnew(number));
            progress.accept(number);
        }
        return leftBehind.size();
    }
}
