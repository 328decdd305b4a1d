package se.handlingsplan.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.TestClock;
import se.handlingsplan.demo.engine.Caseworkers;
import se.handlingsplan.plan.Cases;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/**
 * One line of the plan under test, on the real model with its real forms. Tells the stories of its cases, and at the end of
 * the class what of the model they passed. Use it with {@code @RegisterExtension} in a static field:
 *
 * <pre>{@code
 * housing.begins(Map.of("ageBand", "adult"))
 *         .when("state-housing-need")
 *         .when("find-place", Map.of("found", "noPlace"))
 *         .waitsAt("arrange-last-resort");
 * }</pre>
 *
 * <p>Each story begins on the same Tuesday morning, and time stands still until the story moves it.
 */
final class Line implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    /** Ten in the morning in Stockholm, on a Tuesday in a week without a holiday. */
    private static final Instant TUESDAY_MORNING = Instant.parse("2026-09-08T08:00:00Z");

    private static final double ENOUGH = 95.0;

    private final String process;
    private final TestClock clock = new TestClock();
    private final Set<Method> testsRun = new HashSet<>();
    private Trail trail;
    private ProcessEngine engine;
    private Caseworkers caseworkers;
    private Cases cases;
    private Participants participants;
    private TransactionTemplate transaction;

    Line(String process) {
        this.process = process;
    }

    /** Begins in a case of its own, as when the plan calls it and hands over variables. */
    CaseStory begins(Map<String, Object> handedOver) {
        return story(engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(newCase().value())
                .setVariables(handedOver)
                .execute());
    }

    /** Begins once more in the case of another story, beside it. */
    CaseStory beginsBeside(CaseStory other, Map<String, Object> handedOver) {
        return story(engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(other.caseNumber())
                .setVariables(handedOver)
                .execute());
    }

    /** Begins in a case of its own right before a step, with what earlier steps have found out: for the way from there. */
    CaseStory beginsBefore(String step, Map<String, Object> known) {
        return story(engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(newCase().value())
                .setVariables(known)
                .startBeforeActivity(step)
                .execute());
    }

    /** A member starts it by its start form. */
    CaseStory isStartedBy(String member, Map<String, Object> answers) {
        return story(caseworkers.start(process, member, answers));
    }

    /** A member starts another process of a new case by its start form; the story is that process's. */
    CaseStory followsOn(String earlier, String member, Map<String, Object> answers) {
        return story(caseworkers.start(earlier, member, answers));
    }

    /** The story of a case in which it runs already. */
    CaseStory of(CaseNumber number) {
        return story(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(number.value())
                .singleResult());
    }

    /** A case that Stockholm's social services opened, with participants by default; nothing runs in it. */
    CaseNumber newCase() {
        return transaction.execute(status -> {
            var opener = new AgencyId("stockholm");
            var number = cases.open(opener, new MemberId("socialservices"));
            participants.nameDefaults(number, opener, "0180", "0180");
            return number;
        });
    }

    private CaseStory story(ProcessInstance instance) {
        return new CaseStory(engine, caseworkers, trail, clock, instance, instance.getBusinessKey());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ApplicationContext product = SpringExtension.getApplicationContext(context);
        trail = product.getBean(Trail.class);
        engine = product.getBean(ProcessEngine.class);
        caseworkers = product.getBean(Caseworkers.class);
        cases = product.getBean(Cases.class);
        participants = product.getBean(Participants.class);
        transaction = new TransactionTemplate(product.getBean(PlatformTransactionManager.class));
        trail.forget(process);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        testsRun.add(context.getRequiredTestMethod());
        AbstractAssertions.init(engine);
        clock.set(TUESDAY_MORNING);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        clock.reset();
        AbstractAssertions.reset();
        engine.getIdentityService().clearAuthentication();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        BpmnModelInstance model = engine.getRepositoryService()
                .getBpmnModelInstance(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .singleResult()
                        .getId());
        var flowNodes = Coverage.ofFlowNodes(model, trail.of(process));
        var paths = Coverage.ofPaths(model, trail.of(process));
        System.out.println("coverage " + process + ": " + flowNodes.told("flow nodes"));
        System.out.println("coverage " + process + ": " + paths.told("paths"));
        if (testsRun.containsAll(testsIn(context.getRequiredTestClass()))) {
            assertThat(flowNodes.percent()).as(flowNodes.told("flow nodes")).isGreaterThanOrEqualTo(ENOUGH);
            assertThat(paths.percent()).as(paths.told("paths")).isGreaterThanOrEqualTo(ENOUGH);
        }
    }

    /** Whoever runs one test alone isn't told that the others are missing. */
    private static List<Method> testsIn(Class<?> testClass) {
        return AnnotationSupport.findAnnotatedMethods(testClass, Testable.class, HierarchyTraversalMode.TOP_DOWN);
    }
}
