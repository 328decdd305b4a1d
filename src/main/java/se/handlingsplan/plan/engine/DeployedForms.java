package se.handlingsplan.plan.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;
import se.handlingsplan.plan.answers.Form;
import se.handlingsplan.plan.answers.FormReader;

/** The forms as they were deployed, each read once: a deployed form never changes. */
@Component
class DeployedForms {

    private final FormReader reader;
    private final Map<String, Form> read = new ConcurrentHashMap<>();

    DeployedForms(ObjectMapper json) {
        this.reader = new FormReader(json);
    }

    /** The form that a task or start event refers to; empty when it refers to none that is deployed. */
    Optional<Form> of(FormData data, CommandContext command) {
        CamundaFormRef reference = data.getCamundaFormRef();
        return reference == null || reference.getKey() == null
                ? Optional.empty()
                : of(reference, data.getDeploymentId(), command);
    }

    /** The form with an id that was deployed together with a process. */
    Optional<Form> of(String formId, String deploymentId, CommandContext command) {
        return of(
                new CamundaFormRefImpl(formId, DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT), deploymentId, command);
    }

    private Optional<Form> of(CamundaFormRef reference, String deploymentId, CommandContext command) {
        CamundaFormDefinition definition =
                command.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(reference, deploymentId));
        return Optional.ofNullable(definition)
                .map(found -> read.computeIfAbsent(found.getId(), id -> read(found, command)));
    }

    private Form read(CamundaFormDefinition definition, CommandContext command) {
        try (InputStream resource = command.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            byte[] file = resource.readAllBytes();
            return reader.read(file, definition.getKey() + ":" + definition.getVersion() + ":" + checksum(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(byte[] file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
