package se.handlingsplan.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.handlingsplan.plan.ModelFunction;
import se.handlingsplan.shared.CaseNumber;

class GuardedExpressionsTest {

    private final Map<String, Object> variables = new HashMap<>();
    private final DelegateExecution execution = mock();
    private final GuardedExpressions expressions = new GuardedExpressions(() -> List.of(
            function("deadline", (caseNumber, arguments) -> Instant.parse("2026-11-24T10:00:00Z")),
            function(
                    "told",
                    (caseNumber, arguments) -> caseNumber.map(CaseNumber::value).orElse("no case") + arguments)));

    @BeforeEach
    void an_execution_of_a_case() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setDelegateInterceptor(invocation -> invocation.proceed());
        Context.setProcessEngineConfiguration(configuration);
        when(execution.getProcessBusinessKey()).thenReturn("HP-2026-000001");
        when(execution.hasVariable(org.mockito.ArgumentMatchers.anyString()))
                .thenAnswer(call -> variables.containsKey(call.<String>getArgument(0)));
        when(execution.getVariable(org.mockito.ArgumentMatchers.anyString()))
                .thenAnswer(call -> variables.get(call.<String>getArgument(0)));
        variables.put("riskLevel", "high");
        variables.put("round", 2);
        variables.put("notAsked", null);
        variables.put("linesNeededHousing", true);
    }

    @AfterEach
    void forget() {
        Context.removeProcessEngineConfiguration();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "${riskLevel == 'high'} ; true",
                "${riskLevel != 'high' && linesNeededHousing} ; false",
                "${round >= 2 and not (riskLevel == 'low')} ; true",
                "${linesNeededHousing || false} ; true",
                "${true} ; true",
                "${notAsked == 'yes'} ; false",
                "${neverWritten == 'yes'} ; false",
                "${linesNeededNeverWritten == true} ; false",
                "#{execution.processBusinessKey} ; HP-2026-000001",
                "P3D ; P3D",
                "${told('a', riskLevel, round)} ; HP-2026-000001[a, high, 2]",
                "${told()} ; HP-2026-000001[]",
            })
    void a_model_reads_variables_the_case_number_and_the_products_functions(String expression, String value) {
        assertThat(expressions.createExpression(expression).getValue(execution))
                .asString()
                .isEqualTo(value);
    }

    @Test
    void an_instant_is_a_date_to_the_engine() {
        assertThat(expressions.createExpression("${deadline('firstMeeting')}").getValue(execution))
                .isEqualTo(Date.from(Instant.parse("2026-11-24T10:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${riskLevel.class}",
                "${riskLevel.bytes}",
                "${riskLevel['class']}",
                "${''.getClass()}",
                "${riskLevel.toString()}",
                "${execution.id}",
                "${execution.processEngineServices}",
                "${execution.getProcessEngineServices()}",
                "${execution.processBusinessKey.class}",
                "${now()}",
                "${dateTime()}",
                "${currentUserGroups()}",
                "${unknown('x')}",
                "${a:deadline('x')}",
                "${deadline('x').class}",
                "${",
            })
    void anything_else_is_read_without_complaint_and_refused_when_evaluated(String expression) {
        var read = expressions.createExpression(expression);

        assertThatThrownBy(() -> read.getValue(execution)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void a_bean_is_nothing_to_a_model() {
        assertThat(expressions.createExpression("${dataSource}").getValue(execution))
                .isNull();
        assertThat(expressions.createExpression("${dataSource.connection}").getValue(execution))
                .isNull();
        assertThat(expressions.createExpression("${authenticatedUserId}").getValue(execution))
                .isNull();
        assertThat(expressions.createExpression("${task}").getValue(execution)).isNull();
    }

    @Test
    void the_execution_itself_is_not_handed_out() {
        assertThat(expressions.createExpression("${execution}").getValue(execution))
                .isNotSameAs(execution);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"${deadline('firstMeeting')}", "${told()}", "${now()}", "${currentUserGroups()}", "${dataSource}"
            })
    void outside_a_case_not_even_the_products_functions_are_there(String expression) {
        var read = expressions.createExpression(expression);

        assertThatThrownBy(() -> read.getValue(StartProcessVariableScope.getSharedInstance()))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void functions_that_the_engine_offers_are_not_taken() throws NoSuchMethodException {
        expressions.addFunction("currentUserGroups", CommandContextFunctions.class.getMethod("currentUserGroups"));

        assertThatThrownBy(() ->
                        expressions.createExpression("${currentUserGroups()}").getValue(execution))
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void an_expression_cannot_write() {
        var read = expressions.createExpression("${riskLevel}");

        assertThatThrownBy(() -> read.setValue("low", execution)).isInstanceOf(ProcessEngineException.class);
    }

    private interface Body {
        Object call(Optional<CaseNumber> caseNumber, List<Object> arguments);
    }

    private static ModelFunction function(String name, Body body) {
        return new ModelFunction() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object call(Optional<CaseNumber> caseNumber, List<Object> arguments) {
                return body.call(caseNumber, arguments);
            }
        };
    }
}
