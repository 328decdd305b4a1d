package se.handlingsplan.platform;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for the whole installation.
 *
 * @param language the language of every text that a caseworker sees: {@code en} or {@code sv}
 */
@Validated
@ConfigurationProperties("handlingsplan")
record HandlingsplanProperties(
        @DefaultValue("en") @Pattern(regexp = "en|sv", message = "must be en or sv")
        String language) {}
