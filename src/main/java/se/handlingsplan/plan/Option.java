package se.handlingsplan.plan;

/**
 * One choice that the server puts into a form.
 *
 * @param value what is sent back; a token, never something about a person
 * @param label what the caseworker reads, in the installation's language
 */
public record Option(String value, String label) {}
