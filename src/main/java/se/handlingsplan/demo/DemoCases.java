package se.handlingsplan.demo;

import java.util.List;
import java.util.Map;

/**
 * What {@code demo/cases.yaml} tells.
 *
 * @param usual answers by task that every case gives where its own say nothing
 * @param cases the cases, in the order in which they are walked
 */
public record DemoCases(Map<String, Map<String, Object>> usual, List<DemoCase> cases) {}
