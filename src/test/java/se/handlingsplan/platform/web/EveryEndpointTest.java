package se.handlingsplan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import se.handlingsplan.HandlingsplanTest;

/**
 * Walks everything that is mapped (Spring, Jersey, servlets, files) with every method: without log-in nothing answers but a
 * short list kept by hand.
 */
@HandlingsplanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEndpointTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** What answers without log-in, and why. An entry that nothing uses any more makes the test fail. */
    private static final Set<String> OPEN = new TreeSet<>(Set.of(
            "GET /login", // the page itself
            "GET /assets/handlingsplan.css", // its looks
            "GET /assets/login.js", // its script
            "GET /assets/login-redirect.js", // leads there from Camunda's pages
            "GET /assets/logo.svg",
            "GET /help", // a person asks for help
            "POST /help",
            "GET /help/answer", // and comes back to read the answer
            "POST /help/answer",
            "GET /assets/help.css",
            "GET /assets/help.js",
            "GET /actuator/health" // up or down and no more, for the one who watches the machine
            ));

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ServletContext servlets;

    @Test
    void without_login_nothing_answers_but_what_is_listed_here() throws Exception {
        var stranger = new Browser(port);
        var answered = new TreeSet<String>();
        var paths = all();
        for (String path : paths) {
            for (String method : METHODS) {
                if (!isRefused(method, path, stranger.send(method, path, BodyPublishers.noBody()))) {
                    answered.add(method + " " + path);
                }
            }
        }
        assertThat(answered).isEqualTo(OPEN);
        System.out.printf(
                "%d endpoints, %d methods each: closed without log-in but for %d%n",
                paths.size(), METHODS.size(), OPEN.size());
    }

    @Test
    void the_walk_meets_every_kind_of_endpoint() throws Exception {
        assertThat(all())
                .contains(
                        "/csrf",
                        "/drafts/x",
                        "/tasks/x/worker",
                        "/actuator/health",
                        "/engine-rest/task/x/submit-form",
                        "/engine-rest/process-definition/key/x/submit-form",
                        "/camunda/api/engine/engine/x/task/x/submit-form",
                        "/camunda/api/admin/setup/x/user/create",
                        "/camunda/api/admin/auth/user/x/login/x",
                        "/camunda/app/tasklist/index.html",
                        "/camunda/lib/deps.js",
                        "/webjars/camunda/app/tasklist/index.html",
                        "/assets/login.js");
        assertThat(all()).hasSizeGreaterThan(900);
    }

    @Test
    void a_member_reaches_nothing_of_setup_admin_and_cockpit() throws Exception {
        var member = new FrontDoors(port).browser("police");
        var answered = new TreeSet<String>();
        for (String path : all()) {
            if (!isForAdministrators(path)) {
                continue;
            }
            for (String method : METHODS) {
                boolean whoAmI = path.equals("/camunda/api/admin/auth/user/x")
                        && List.of("GET", "HEAD").contains(method);
                boolean logout = path.endsWith("/logout") && method.equals("POST");
                if (!whoAmI
                        && !logout
                        && member.send(
                                                method,
                                                path,
                                                BodyPublishers.noBody(),
                                                "X-XSRF-TOKEN",
                                                member.cookie("XSRF-TOKEN"))
                                        .statusCode()
                                != 403) {
                    answered.add(method + " " + path);
                }
            }
        }
        assertThat(answered).isEmpty();
    }

    private static boolean isForAdministrators(String path) {
        return path.startsWith("/camunda/api/admin/")
                || path.startsWith("/camunda/api/cockpit/")
                || path.startsWith("/camunda/api/welcome/")
                || path.startsWith("/camunda/app/admin/")
                || path.startsWith("/camunda/app/cockpit/")
                || path.startsWith("/camunda/app/welcome/")
                || path.startsWith("/webjars/")
                || path.contains("/setup/");
    }

    /** 401 and 403 are refusals, and so is being led to the log-in page. A log-out ends nothing that a stranger has. */
    private static boolean isRefused(String method, String path, HttpResponse<String> answer) {
        boolean ledToLogin =
                answer.statusCode() == 302 && Browser.location(answer).startsWith("/login");
        boolean loggedOut = method.equals("POST")
                && path.endsWith("/logout")
                && answer.statusCode() == 204
                && answer.body().isEmpty();
        return answer.statusCode() == 401 || answer.statusCode() == 403 || ledToLogin || loggedOut;
    }

    private Set<String> all() throws Exception {
        var paths = new LinkedHashSet<String>();
        addSpringMappings(paths);
        addServlets(paths);
        addJersey(paths, "/engine-rest", CamundaRestResources.getResourceClasses());
        addJersey(paths, "/camunda/api/engine", new EngineRestApplication().getClasses());
        addJersey(paths, "/camunda/api/admin", new AdminApplication().getClasses());
        addJersey(paths, "/camunda/api/cockpit", new CockpitApplication().getClasses());
        addJersey(paths, "/camunda/api/tasklist", new TasklistApplication().getClasses());
        addJersey(paths, "/camunda/api/welcome", new WelcomeApplication().getClasses());
        addFiles(paths);
        paths.addAll(List.of(
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/welcome/default/",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/tasklist/default/setup/",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/no/such/page"));
        return paths;
    }

    private void addSpringMappings(Set<String> paths) {
        for (HandlerMapping mapping :
                context.getBeansOfType(HandlerMapping.class).values()) {
            if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
                methods.getHandlerMethods().keySet().forEach(info -> info.getPatternValues()
                        .forEach(pattern -> paths.add(concrete(pattern))));
            } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
                urls.getHandlerMap().keySet().forEach(pattern -> paths.add(concrete(pattern)));
            }
        }
    }

    private void addServlets(Set<String> paths) {
        servlets.getServletRegistrations().values().forEach(servlet -> servlet.getMappings()
                .forEach(mapping -> paths.add(concrete(mapping))));
    }

    private static void addJersey(Set<String> paths, String root, Set<Class<?>> classes) {
        for (Class<?> type : classes) {
            addResource(paths, root, Resource.from(type), new ArrayList<>());
        }
    }

    /** Sub-resources are classes of their own, which Camunda hands out by interface: the interface knows the paths. */
    private static void addResource(Set<String> paths, String root, Resource resource, List<Class<?>> on) {
        if (resource == null) {
            return;
        }
        String here = root + (resource.getPath() == null ? "" : slash(resource.getPath()));
        if (!resource.getAllMethods().isEmpty()) {
            paths.add(concrete(here));
        }
        var locator = resource.getResourceLocator();
        if (locator != null) {
            Class<?> type = locator.getInvocable().getRawResponseType();
            if (!on.contains(type)) {
                var further = new ArrayList<>(on);
                further.add(type);
                addResource(paths, here, Resource.from(type, true), further);
            }
        }
        for (Resource child : resource.getChildResources()) {
            addResource(paths, here, child, on);
        }
    }

    private static void addFiles(Set<String> paths) throws Exception {
        var resolver = new PathMatchingResourcePatternResolver();
        for (var file : resolver.getResources("classpath*:/META-INF/resources/**/*.*")) {
            String path = file.getURL().getPath();
            if (file.isReadable() && path.matches(".*\\.(html|js|css|json|svg|ico)")) {
                String served = path.substring(path.lastIndexOf("META-INF/resources") + "META-INF/resources".length());
                paths.add(served);
                if (served.startsWith("/webjars/camunda/")) {
                    paths.add("/camunda/" + served.substring("/webjars/camunda/".length()));
                }
            }
        }
        for (var file : resolver.getResources("classpath*:/static/**/*.*")) {
            String path = file.getURL().getPath();
            paths.add(path.substring(path.lastIndexOf("/static/") + "/static".length()));
        }
    }

    /** Variables become {@code x}, wildcards nothing. */
    private static String concrete(String pattern) {
        String path =
                slash(pattern.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "x").replaceAll("\\*+", "x"));
        return path.replaceAll("/+", "/").replace(" ", "");
    }

    private static String slash(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
