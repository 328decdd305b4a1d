package se.handlingsplan.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The embedded PostgreSQL, used when no {@code spring.datasource.url} is set, and the logins in either database.
 *
 * @param directory where the embedded database keeps its data; only its owner may read it
 * @param port the loopback port of the embedded database; 0 takes any free one (tests)
 * @param applicationRole the login as which the application reads and writes; the migrations grant it just that
 */
@Validated
@ConfigurationProperties("handlingsplan.database")
record DatabaseProperties(
        @DefaultValue("data/postgres") Path directory,
        @DefaultValue("54329") @Min(0) @Max(65535) int port,
        @DefaultValue("handlingsplan") @NotBlank String applicationRole) {}
