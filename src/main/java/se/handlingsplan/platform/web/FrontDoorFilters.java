package se.handlingsplan.platform.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.handlingsplan.shared.Texts;

/** Registers what every request to the engine passes, at both of its doors, once it is known who asks. */
@Configuration(proxyBeanMethods = false)
class FrontDoorFilters {

    /** After Spring Security (-100), before Camunda's own. */
    private static final int ORDER = -50;

    @Bean
    FilterRegistrationBean<ExpressionFreeRequestFilter> expressionFreeRequests(Texts texts) {
        var registration = new FilterRegistrationBean<>(new ExpressionFreeRequestFilter(texts));
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setOrder(ORDER);
        return registration;
    }
}
