package se.handlingsplan.plan.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** The small models on which the path of an answer is tried, and the demo's members who walk it. */
final class AnswerModels {

    private static final String FOLDER = "answers/";
    private static final List<String> FORMS = List.of(
            "begin-answertest", "look-into", "ask-answertest", "see-as-police", "report-answertest", "hear-told");
    private static final List<String> PROCESSES = List.of("answertest", "answerevent", "answerfollow");

    private final ProcessEngine engine;
    private final IdentityService identities;

    AnswerModels(ProcessEngine engine) {
        this.engine = engine;
        this.identities = engine.getIdentityService();
        deploy();
    }

    private void deploy() {
        identities.clearAuthentication();
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .name("answertest")
                .source("test")
                .enableDuplicateFiltering(false);
        PROCESSES.forEach(
                process -> deployment.addClasspathResource(FOLDER + "processes/answertest/" + process + ".bpmn"));
        FORMS.forEach(form -> deployment.addClasspathResource(FOLDER + "forms/answertest/" + form + ".form"));
        deployment.deploy();
        for (String agency : List.of("stockholm", "solna", "polisen", "regionkoordinator")) {
            for (String process : List.of("answertest", "answerevent")) {
                grant(agency, Resources.PROCESS_DEFINITION, process, Permissions.READ, Permissions.CREATE_INSTANCE);
            }
            grant(agency, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        var authorizations = engine.getAuthorizationService();
        Authorization grant = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (grant == null) {
            grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
        }
        for (Permission permission : permissions) {
            grant.addPermission(permission);
        }
        authorizations.saveAuthorization(grant);
    }

    <T> T as(String member, Supplier<T> act) {
        var groups = identities.createGroupQuery().groupMember(member).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(member, groups);
        try {
            return act.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    String definition(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
    }

    ProcessInstance start(String member, String process, Map<String, Object> answers) {
        String definition = definition(process);
        return as(member, () -> engine.getFormService().submitStartForm(definition, answers));
    }

    String open(String member, Map<String, Object> answers) {
        return start(member, "answertest", answers).getBusinessKey();
    }

    Task task(String caseNumber, String key) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(key)
                .singleResult();
    }

    void submit(String member, String caseNumber, String key, Map<String, Object> answers) {
        String task = task(caseNumber, key).getId();
        submit(member, task, answers);
    }

    void submit(String member, String task, Map<String, Object> answers) {
        as(member, () -> {
            engine.getFormService().submitTaskForm(task, answers);
            return true;
        });
    }

    Map<String, Object> opened(String member, String task) {
        return as(member, () -> engine.getFormService().getTaskFormVariables(task));
    }
}
