package se.handlingsplan.selfreferral;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the page for persons who ask for help behaves.
 *
 * @param returnKeyFile the key that return codes are hashed with; made at the first start, readable by its owner only. Losing it
 *     makes the codes given so far useless and loses nothing else
 * @param exitPage where the button leads that leaves the page quickly: something that anybody may be looking at
 */
@Validated
@ConfigurationProperties("handlingsplan.selfreferral")
record SelfreferralProperties(
        @DefaultValue("data/return-key") Path returnKeyFile,
        @DefaultValue("https://www.smhi.se/") URI exitPage) {}
