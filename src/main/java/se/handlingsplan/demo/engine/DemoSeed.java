package se.handlingsplan.demo.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import se.handlingsplan.demo.DemoCases;
import se.handlingsplan.worklist.Escalations;

/** Fills a new demo with its cases before the first visitor comes in and before the job executor runs. */
@Component
@ConditionalOnProperty("handlingsplan.demo.enabled")
class DemoSeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSeed.class);

    private final CaseWalk walk;
    private final Escalations escalations;
    private final RuntimeService processes;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean wanted;
    private boolean running;

    DemoSeed(
            CaseWalk walk,
            Escalations escalations,
            RuntimeService processes,
            JdbcClient jdbc,
            Clock clock,
            @Value("${handlingsplan.demo.cases:true}") boolean wanted) {
        this.walk = walk;
        this.escalations = escalations;
        this.processes = processes;
        this.jdbc = jdbc;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        running = true;
        if (wanted && isNew()) {
            seed();
        }
    }

    private boolean isNew() {
        return jdbc.sql("select not exists (select 1 from plan.cases)")
                .query(Boolean.class)
                .single();
    }

    private void seed() {
        Instant today = clock.instant();
        DemoCases told = read();
        for (var demoCase : told.cases()) {
            walk.walk(demoCase, told.usual(), today);
        }
        walk.claimSome();
        escalations.look();
        // fresh tables have no planner statistics, and every task list would be slow until the first autovacuum
        jdbc.sql("analyze").update();
        LOG.info(
                "Demo: {} fictional cases, {} processes running, in {} ms",
                told.cases().size(),
                processes.createProcessInstanceQuery().count(),
                clock.instant().toEpochMilli() - today.toEpochMilli());
    }

    private static DemoCases read() {
        try (var yaml = new ClassPathResource("demo/cases.yaml").getInputStream()) {
            Object told = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new ObjectMapper().convertValue(told, DemoCases.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException("demo/cases.yaml can't be read: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server, which starts among the last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
