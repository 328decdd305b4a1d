package se.handlingsplan.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;

/**
 * The hall: who is this, may they knock? Three chains before everything else; what none names is refused.
 *
 * <p>Every matcher is a path pattern from the root: a string given to Spring Security would be matched relative to Jersey's
 * servlet and never hit.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChainConfiguration {

    private static final String REALM = "Basic realm=\"Handlingsplan\", charset=\"UTF-8\"";
    private static final String WEBAPP_LOGOUT = "/camunda/api/admin/auth/user/{engine}/logout";

    private final AuthenticationProvider passwords;
    private final Members members;
    private final MemberFilter actAsMember;
    private final Problems problems;

    SecurityChainConfiguration(
            AuthenticationProvider passwords, Members members, MemberFilter actAsMember, Problems problems) {
        this.passwords = passwords;
        this.members = members;
        this.actAsMember = actAsMember;
        this.problems = problems;
    }

    /** A person who asks for help: no log-in, no session, no cookie; two pages that can be read and sent, and nothing else. */
    @Bean
    @Order(0)
    SecurityFilterChain help(HttpSecurity http) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(path("/help"), path("/help/**")))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                path(HttpMethod.GET, "/help"),
                                path(HttpMethod.POST, "/help"),
                                path(HttpMethod.GET, "/help/answer"),
                                path(HttpMethod.POST, "/help/answer"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(failures -> failures.authenticationEntryPoint(new Http403ForbiddenEntryPoint()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The agencies' own systems: a password with each request, no session, so no cookie that a page could misuse. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/engine-rest/**"))
                .authenticationManager(new ProviderManager(passwords))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .httpBasic(basic -> basic.authenticationEntryPoint(this::askForPassword))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(this::askForPassword)
                        .accessDeniedHandler((request, response, refused) -> problems.write(request, response, 403)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterAfter(actAsMember, AuthorizationFilter.class)
                .build();
    }

    /** People: one log-in page, a session, and a list of what there is. */
    @Bean
    @Order(2)
    SecurityFilterChain browser(HttpSecurity http) throws Exception {
        RequestMatcher webappLogout = path(HttpMethod.POST, WEBAPP_LOGOUT);
        return http.authenticationManager(new ProviderManager(passwords))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                // for everybody
                                .requestMatchers(
                                        path(HttpMethod.GET, "/login"),
                                        path(HttpMethod.GET, "/assets/**"),
                                        path(HttpMethod.GET, "/favicon.ico"),
                                        path(HttpMethod.GET, "/actuator/health"),
                                        path(HttpMethod.GET, "/actuator/health/liveness"),
                                        path(HttpMethod.GET, "/actuator/health/readiness"))
                                .permitAll()
                                // for nobody: Camunda's own set-up and log-in
                                .requestMatchers(
                                        path("/camunda/app/{app}/setup/**"),
                                        path("/camunda/app/{app}/{engine}/setup/**"),
                                        path("/camunda/api/admin/setup/**"),
                                        path("/camunda/api/admin/auth/user/{engine}/login/**"))
                                .denyAll()
                                // who am I, asked by every web application
                                .requestMatchers(path(HttpMethod.GET, "/camunda/api/admin/auth/user/{engine}"))
                                .authenticated()
                                // for administrators
                                .requestMatchers(
                                        path("/camunda/app/admin/**"),
                                        path("/camunda/app/cockpit/**"),
                                        path("/camunda/app/welcome/**"),
                                        path("/camunda/api/admin/**"),
                                        path("/camunda/api/cockpit/**"),
                                        path("/camunda/api/welcome/**"))
                                .hasAuthority(Authorities.ADMINISTRATOR)
                                // for members
                                .requestMatchers(
                                        path(HttpMethod.GET, "/"),
                                        path(HttpMethod.GET, "/camunda"),
                                        path(HttpMethod.GET, "/camunda/"),
                                        path(HttpMethod.GET, "/camunda/app"),
                                        path(HttpMethod.GET, "/camunda/app/"),
                                        path(HttpMethod.GET, "/camunda/app/tasklist"),
                                        path(HttpMethod.GET, "/camunda/app/tasklist/**"),
                                        path(HttpMethod.GET, "/camunda/assets/**"),
                                        path(HttpMethod.GET, "/camunda/lib/**"),
                                        path(HttpMethod.GET, "/camunda/favicon.ico"),
                                        path("/camunda/api/engine/**"),
                                        path("/camunda/api/tasklist/**"),
                                        path(HttpMethod.GET, "/csrf"),
                                        path("/drafts/**"),
                                        path("/tasks/**"))
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .formLogin(login -> login.loginPage("/login")
                        .defaultSuccessUrl("/", false)
                        .failureHandler(SecurityChainConfiguration::sendBackToLogin))
                .logout(logout -> logout.logoutRequestMatcher(
                                new OrRequestMatcher(path(HttpMethod.POST, "/logout"), webappLogout))
                        .addLogoutHandler(new HeaderWriterLogoutHandler(
                                new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE)))
                        .addLogoutHandler(SecurityChainConfiguration::forgetWebappToken)
                        .logoutSuccessHandler((request, response, who) -> {
                            if (webappLogout.matches(request)) {
                                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                            } else {
                                response.sendRedirect("/login?out");
                            }
                        }))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(this::askToLogIn).accessDeniedHandler(this::refuse))
                .requestCache(cache -> {
                    var pages = new HttpSessionRequestCache();
                    pages.setRequestMatcher(path(HttpMethod.GET, "/camunda/app/{app}/{engine}/"));
                    pages.setMatchingRequestParameterName(null);
                    cache.requestCache(pages);
                })
                .csrf(csrf -> csrf.ignoringRequestMatchers(path("/camunda/api/**")))
                .headers(AbstractHttpConfigurer::disable)
                .addFilterBefore(new FreshGroupsFilter(members), AnonymousAuthenticationFilter.class)
                .addFilterAfter(actAsMember, AuthorizationFilter.class)
                .build();
    }

    @Bean
    FilterRegistrationBean<RequestReferenceFilter> requestReference() {
        return first(new RequestReferenceFilter(), -210);
    }

    @Bean
    FilterRegistrationBean<SecureHeadersFilter> secureHeaders() {
        var registration = first(new SecureHeadersFilter(), -200);
        registration.setName(SecureHeadersFilter.CAMUNDA_NAME);
        return registration;
    }

    /** Behind security (order -100), so that only who was let in may make us read a body. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(WebProperties settings) {
        return first(new BodyLimitFilter(settings.maxBody()), -50);
    }

    /** Who asks for help writes text and nothing else. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> helpBodyLimit() {
        var registration = first(new BodyLimitFilter(DataSize.ofKilobytes(64)), -51);
        registration.setUrlPatterns(List.of("/help/*"));
        return registration;
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> first(F filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/*");
        registration.setOrder(order);
        return registration;
    }

    private void askForPassword(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setHeader("WWW-Authenticate", REALM);
        problems.write(request, response, 401);
    }

    private void askToLogIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        if (Problems.wantsJson(request)) {
            problems.write(request, response, 401);
            return;
        }
        boolean sessionEnded = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        response.sendRedirect(sessionEnded ? "/login?expired" : "/login");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        boolean pageTooOld = refused instanceof CsrfException;
        if (pageTooOld
                && (request.getRequestURI().equals("/login")
                        || request.getRequestURI().equals("/logout"))) {
            response.sendRedirect("/login?expired");
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void sendBackToLogin(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        request.getSession().setAttribute(LoginController.TRIED_NAME, request.getParameter("username"));
        response.sendRedirect(refused instanceof LockedException ? "/login?locked" : "/login?wrong");
    }

    /** Camunda makes a new token only with a new session of its own: a leftover would lock the next user's buttons. */
    private static void forgetWebappToken(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        var token = new Cookie("XSRF-TOKEN", "");
        token.setPath("/camunda");
        token.setMaxAge(0);
        token.setSecure(request.isSecure());
        response.addCookie(token);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher path(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
