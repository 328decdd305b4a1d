package se.handlingsplan.platform.web;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Cookies are for https only, unless a newcomer tries the product on the embedded database, over plain http. */
class SecureCookiesByDefault implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean realDatabase = environment.containsProperty("spring.datasource.url");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "handlingsplan cookie default", Map.of("handlingsplan.web.secure-cookies", realDatabase)));
    }
}
