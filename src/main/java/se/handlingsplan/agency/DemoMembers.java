package se.handlingsplan.agency;

import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * The demo's users, of whom everybody knows the password.
 *
 * @param members log-in names by agency token
 * @param administrators log-in names of those who manage users and see to the engine
 */
public record DemoMembers(Map<String, List<String>> members, List<String> administrators) {

    public static final String PASSWORD = "demo";

    public static DemoMembers read() {
        return YamlFile.read(new ClassPathResource("demo/members.yaml"), DemoMembers.class);
    }
}
