package se.handlingsplan.agency.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import se.handlingsplan.agency.KeepDirectory;

/** Makes the directory's agencies the engine's groups, and keeps what they may do in step with the models. */
@Component
@DependsOn(KeepDirectory.NAME)
class AgencyEnginePlugin extends AbstractProcessEnginePlugin {

    private static final String GROUP_IDS = "[a-z][a-z0-9-]*";
    private static final String USER_IDS = "[a-zA-Z0-9][a-zA-Z0-9@._-]*";

    private final AgencyGroups groups;
    private final AgencyAuthorizations authorizations;
    private final Administrators administrators;

    AgencyEnginePlugin(AgencyGroups groups, AgencyAuthorizations authorizations, Administrators administrators) {
        this.groups = groups;
        this.authorizations = authorizations;
        this.administrators = administrators;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGroupResourceWhitelistPattern(GROUP_IDS);
        configuration.setUserResourceWhitelistPattern(USER_IDS);
        configuration.setResourceAuthorizationProvider(new AgencyAuthorizationProvider());
        List<Deployer> deployers = new ArrayList<>();
        if (configuration.getCustomPostDeployers() != null) {
            deployers.addAll(configuration.getCustomPostDeployers());
        }
        deployers.add(deployment -> deployed(configuration, deployment));
        configuration.setCustomPostDeployers(deployers);
    }

    private void deployed(ProcessEngineConfigurationImpl configuration, DeploymentEntity deployment) {
        var definitions = deployment.isNew() ? deployment.getDeployedProcessDefinitions() : null;
        if (definitions == null) {
            return;
        }
        for (ProcessDefinition definition : definitions) {
            var starters = ((ProcessDefinitionEntity) definition)
                    .getCandidateStarterGroupIdExpressions().stream()
                            .map(Expression::getExpressionText)
                            .collect(Collectors.toSet());
            authorizations.letStart(configuration.getAuthorizationService(), definition.getKey(), starters);
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        groups.write(engine.getIdentityService());
        administrators.ensure(engine);
        authorizations.write(engine);
    }
}
