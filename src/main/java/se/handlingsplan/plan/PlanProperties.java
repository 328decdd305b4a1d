package se.handlingsplan.plan;

import java.time.LocalDate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which rules a case goes.
 *
 * @param todaysRulesFrom cases opened before this day have their entitlement proposed by the rules of 2003, all others by
 *     today's
 */
@ConfigurationProperties("handlingsplan.plan")
public record PlanProperties(@DefaultValue("2004-01-01") LocalDate todaysRulesFrom) {}
