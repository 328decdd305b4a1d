/** The front door: who is let in where, how every answer is dressed, the log-in page, error pages and drafts. */
@NullMarked
package se.handlingsplan.platform.web;

import org.jspecify.annotations.NullMarked;
