package se.handlingsplan.modelling;

import java.util.SortedMap;

/**
 * What is deployed together: one process with its decisions and forms, in the language of the installation.
 *
 * @param name the process's token
 * @param resources by path from the repository's root, e.g. {@code processes/plan/plan.bpmn}
 */
public record Bundle(String name, SortedMap<String, byte[]> resources) {}
