package se.handlingsplan.agency;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * Where the agencies of this installation are listed.
 *
 * @param directory a YAML file of the shape of {@code demo/directory.yaml}, read at each start and then the truth; without
 *     one, the demo's where the demo is on, else what the database holds
 */
@ConfigurationProperties("handlingsplan.agency")
record AgencyProperties(@Nullable Resource directory) {}
