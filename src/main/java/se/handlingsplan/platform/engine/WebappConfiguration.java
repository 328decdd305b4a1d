package se.handlingsplan.platform.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts Camunda's web applications and REST interface behind our own log-in. */
@Configuration(proxyBeanMethods = false)
class WebappConfiguration {

    /** Directly behind Spring Security, before all of Camunda's own filters. */
    private static final int BEHIND_SECURITY = 101;

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappsTrustOurLogin() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.addUrlPatterns("/camunda/*");
        registration.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM, TrustedLogin.class.getName());
        registration.setOrder(BEHIND_SECURITY);
        return registration;
    }

    @Bean
    ActAsMemberFilter actAsMember(IdentityService identities) {
        return new ActAsMemberFilter(identities);
    }

    /** It stands inside the security chains; the servlet container must not run it a second time. */
    @Bean
    FilterRegistrationBean<ActAsMemberFilter> actAsMemberOnlyInChains(ActAsMemberFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
