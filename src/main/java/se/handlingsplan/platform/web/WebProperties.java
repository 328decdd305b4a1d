package se.handlingsplan.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the front door behaves.
 *
 * @param secureCookies whether cookies travel over https only; when unset they do, except with the embedded database
 * @param maxBody the largest request body that is read; anything bigger is answered 413
 */
@Validated
@ConfigurationProperties("handlingsplan.web")
record WebProperties(
        @DefaultValue("true") boolean secureCookies,
        @DefaultValue("2MB") DataSize maxBody) {

    WebProperties {
        if (maxBody.toBytes() < 1024) {
            throw new IllegalArgumentException("handlingsplan.web.max-body must be at least 1KB");
        }
    }
}
