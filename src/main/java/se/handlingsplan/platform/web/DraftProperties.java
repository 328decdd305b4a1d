package se.handlingsplan.platform.web;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where half-filled forms are kept safe.
 *
 * @param keyFile the key that seals drafts; made at the first start, readable by its owner only. Losing it loses the drafts
 *     and nothing else
 */
@Validated
@ConfigurationProperties("handlingsplan.drafts")
record DraftProperties(@DefaultValue("data/draft-key.json") Path keyFile) {}
