package se.handlingsplan.platform.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** Lets the engine start only when the migrations have made its schema: Boot doesn't know that it needs one. */
@Component
class EngineAfterMigrations implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanNamesForType(ProcessEngineConfigurationImpl.class, true, false)) {
            beans.getBeanDefinition(name).setDependsOn("flywayInitializer");
        }
    }
}
