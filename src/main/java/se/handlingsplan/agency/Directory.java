package se.handlingsplan.agency;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.Role;

/** A directory of agencies as somebody wrote it down in a file. */
record Directory(List<Listed> agencies, @Nullable List<Municipality> municipalities) {

    record Listed(
            String token,
            Name name,
            @Nullable List<String> roles,
            @Nullable List<String> defaultFor,
            @Nullable List<String> covers,
            @Nullable String secondLevel) {

        AgencyId id() {
            return new AgencyId(token);
        }

        List<Role> heldRoles() {
            return roles == null ? List.of() : roles.stream().map(this::role).toList();
        }

        boolean isDefaultFor(Role role) {
            return defaultFor != null && defaultFor.contains(role.token());
        }

        private Role role(String role) {
            return Role.of(role)
                    .orElseThrow(() -> new IllegalStateException(
                            "The directory of agencies gives %s the role %s, which doesn't exist."
                                    .formatted(token, role)));
        }
    }

    record Name(String en, String sv) {}

    record Municipality(String code, String token, String name) {}

    static Directory read(Resource file) {
        return YamlFile.read(file, Directory.class);
    }
}
