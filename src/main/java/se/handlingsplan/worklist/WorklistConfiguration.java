package se.handlingsplan.worklist;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Lets what is due happen by the clock, unless {@code handlingsplan.worklist.by-the-clock} is false, as in tests that move the
 * clock.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "handlingsplan.worklist.by-the-clock", matchIfMissing = true)
class WorklistConfiguration {}
