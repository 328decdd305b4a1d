package se.handlingsplan.worklist;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the worklist keep its lists up to date by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class WorklistConfiguration {}
