package se.handlingsplan.platform;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns the demo (users, agencies, cases) on where the embedded database is used, and off on any other; the setting
 * {@code handlingsplan.demo.enabled} overrules it.
 */
class DemoByDefault implements EnvironmentPostProcessor {

    static final String SETTING = "handlingsplan.demo.enabled";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean embedded = !environment.containsProperty("spring.datasource.url");
        environment.getPropertySources().addLast(new MapPropertySource("demo by default", Map.of(SETTING, embedded)));
    }
}
