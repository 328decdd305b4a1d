package se.handlingsplan.agency;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator of an installation without demo; used only while there is no administrator at all.
 *
 * @param id the log-in name
 * @param password at least 12 characters; there is no default
 */
@ConfigurationProperties("handlingsplan.administrator")
public record AdministratorProperties(
        @Nullable String id, @Nullable String password) {}
