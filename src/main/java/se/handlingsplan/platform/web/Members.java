package se.handlingsplan.platform.web;

import java.util.Optional;
import java.util.Set;

/** Who may log in, and to which groups a member belongs at this moment. */
public interface Members {

    /** The group of those who administer the installation. */
    String ADMINISTRATORS = "camunda-admin";

    /** The ids of the member's groups now; empty when nobody has this log-in name any more. */
    Optional<Set<String>> groupsOf(String member);
}
