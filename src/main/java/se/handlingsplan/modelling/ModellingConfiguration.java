package se.handlingsplan.modelling;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.handlingsplan.modelgate.FeelSyntax;
import se.handlingsplan.modelgate.ModelGate;
import se.handlingsplan.shared.Texts;

/** Wires the models' way into the engine. */
@Configuration(proxyBeanMethods = false)
class ModellingConfiguration {

    @Bean
    ModelGate modelGate(FeelSyntax feel) {
        return new ModelGate(feel);
    }

    @Bean
    Bundles bundles(ModellingProperties settings, ModelGate gate, Texts texts) {
        return new Bundles(new ModelSource(settings.directory()), gate, texts.language());
    }
}
