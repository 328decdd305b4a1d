package se.handlingsplan.platform.web;

/**
 * What a person reads when something went wrong.
 *
 * @param reference by which an administrator finds the request in the log
 */
record ErrorPage(int status, String title, String what, String todo, String reference) {}
