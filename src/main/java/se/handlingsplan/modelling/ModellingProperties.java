package se.handlingsplan.modelling;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the plan's models come from.
 *
 * @param directory holds {@code processes/} and {@code forms/}; without it the models inside of the product are used
 */
@ConfigurationProperties("handlingsplan.modelling")
record ModellingProperties(@Nullable Path directory) {}
