package se.handlingsplan.platform;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
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
                "messages/operation",
                "messages/plan",
                "messages/platform",
                "messages/worklist");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** Pages speak the installation's language, whatever the browser prefers. */
    @Bean
    LocaleResolver localeResolver(HandlingsplanProperties settings) {
        return new FixedLocaleResolver(Locale.forLanguageTag(settings.language()));
    }

    @Bean
    Texts texts(MessageSource messages, HandlingsplanProperties settings) {
        return new Texts(messages, Locale.forLanguageTag(settings.language()));
    }
}
