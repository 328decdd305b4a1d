package se.handlingsplan.plan.engine;

import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/**
 * Puts models of a test into the engine's tables past the gate that the product's own models go through, by way of a
 * second engine that can do nothing else. The product's engine then runs them like any other.
 */
public final class Ungated implements AutoCloseable {

    private final ProcessEngine deployer;
    private final List<String> deployed = new java.util.ArrayList<>();
    private final RepositoryService product;

    public Ungated(ProcessEngineConfigurationImpl product, DataSource dataSource) {
        this.product = product.getRepositoryService();
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("ungated");
        configuration.setDataSource(dataSource);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setDatabaseTablePrefix("engine.");
        configuration.setDatabaseSchema("engine");
        configuration.setCustomHistoryLevels(List.of(product.getHistoryLevel()));
        configuration.setHistory(product.getHistoryLevel().getName());
        configuration.setExpressionManager(product.getExpressionManager());
        configuration.setCmmnEnabled(false);
        configuration.setJobExecutorActivate(false);
        this.deployer = configuration.buildProcessEngine();
    }

    public void deploy(UnaryOperator<DeploymentBuilder> content) {
        deployed.add(content.apply(deployer.getRepositoryService().createDeployment())
                .deploy()
                .getId());
    }

    /** Takes everything back, with what runs of it. */
    @Override
    public void close() {
        deployed.forEach(id -> product.deleteDeployment(id, true, true, true));
        deployer.close();
    }
}
