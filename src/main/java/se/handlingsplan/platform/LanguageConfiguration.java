package se.handlingsplan.platform;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import se.handlingsplan.shared.Texts;

/** Wires the one language in which an installation speaks to its caseworkers. */
@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/agency",
                "messages/casefile",
                "messages/housing",
                "messages/modelling",
                "messages/plan",
                "messages/platform",
                "messages/worklist");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    Texts texts(MessageSource messages, HandlingsplanProperties settings) {
        return new Texts(messages, Locale.forLanguageTag(settings.language()));
    }
}
