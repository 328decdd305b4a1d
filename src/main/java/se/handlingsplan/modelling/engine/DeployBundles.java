package se.handlingsplan.modelling.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import se.handlingsplan.modelling.Bundle;
import se.handlingsplan.modelling.Bundles;

/**
 * Deploys each bundle at start-up, before the first request can come in; one that the engine already runs, byte for
 * byte, stays as it is.
 */
@Component
class DeployBundles implements SmartInitializingSingleton {

    static final String SOURCE = "handlingsplan";

    private static final Logger LOG = LoggerFactory.getLogger(DeployBundles.class);

    private final Bundles bundles;
    private final RepositoryService repository;

    DeployBundles(Bundles bundles, RepositoryService repository) {
        this.bundles = bundles;
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(bundles.all());
    }

    void deploy(List<Bundle> chosen) {
        for (Bundle bundle : chosen) {
            var deployment = repository
                    .createDeployment()
                    .name(bundle.name())
                    .source(SOURCE)
                    .enableDuplicateFiltering(false);
            bundle.resources()
                    .forEach((path, content) -> deployment.addInputStream(path, new ByteArrayInputStream(content)));
            var done = deployment.deployWithResult();
            if (done.getDeployedProcessDefinitions() != null) {
                LOG.info(
                        "Deployed {} with {} resources",
                        bundle.name(),
                        bundle.resources().size());
            }
        }
    }
}
