package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import se.handlingsplan.HandlingsplanTest;

/** The tables by which legal aid counts what it repeats, row by row. */
@HandlingsplanTest
class LegalaidDecisionsTest {

    @Autowired
    ProcessEngine engine;

    @ParameterizedTest
    @MethodSource("rounds")
    void after_each_round_comes_the_next(String decision, String variable, int round) {
        assertThat(next(decision, variable, round)).isEqualTo(round + 1);
    }

    @ParameterizedTest
    @CsvSource({"next-renewal, renewalRound, 7", "next-hearing, hearingRound, 7", "next-news, newsRound, 13"})
    void the_count_stays_above_the_most_rounds(String decision, String variable, int last) {
        assertThat(next(decision, variable, last)).isEqualTo(last);
    }

    static Stream<Arguments> rounds() {
        return Stream.of(
                        rounds("next-renewal", "renewalRound", 6),
                        rounds("next-hearing", "hearingRound", 6),
                        rounds("next-news", "newsRound", 12))
                .flatMap(rounds -> rounds);
    }

    private static Stream<Arguments> rounds(String decision, String variable, int most) {
        return IntStream.rangeClosed(0, most).mapToObj(round -> Arguments.of(decision, variable, round));
    }

    private Object next(String decision, String variable, int round) {
        return engine.getDecisionService()
                .evaluateDecisionTableByKey(decision, Variables.putValue(variable, round))
                .getSingleEntry();
    }
}
