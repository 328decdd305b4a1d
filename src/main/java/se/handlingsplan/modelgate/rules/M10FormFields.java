package se.handlingsplan.modelgate.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import se.handlingsplan.modelgate.FeelSyntax;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.FormComponent;
import se.handlingsplan.modelgate.model.FormFile;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.shared.Role;

/** M10: a form's fields say where each answer goes and who may read it; free text never reaches the engine. */
final class M10FormFields implements ModelRule {

    private static final Set<String> LAYOUT = Set.of("group", "text", "html", "separator", "spacer");
    private static final Set<String> INPUT =
            Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist", "datetime");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist");
    private static final Set<String> VISIBILITIES = Set.of("agency", "line", "plan");
    private static final Set<String> PROPERTIES = Set.of(
            "store",
            "visibility",
            "participant",
            "place",
            "clock",
            "prefill",
            "tell",
            "operation",
            "asks",
            "accepts",
            "differsFrom",
            "reasonsKey",
            "basisOf");
    private static final List<String> NAME_THEIR_CASE =
            List.of("forms/event/report-event.form", "forms/selfmessage/write-again.form");
    private static final Pattern CLOCK =
            Pattern.compile("(" + String.join("|", Conventions.CLOCKS) + ")\\.(from|until|stopReason|action)");
    private static final Pattern OPERATION = Pattern.compile(
            "neededFrom|expectedPersons|places" + "|placesOffered|heldUntil|neighbours|met\\.[a-zA-Z]+(\\.[a-zA-Z]+)?");

    /** The lists that the server fills, each with the property of the fields that may ask for it. */
    private static final Map<String, String> OPERATION_LISTS =
            Map.of("placesForOperation", "places", "neighbouringAgencies", "neighbours");

    private static final Map<String, Integer> LONGEST = Map.of("textfield", 200, "textarea", 10_000);
    private static final Pattern OPTION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    private static final Pattern TAG = Pattern.compile("<[^>]*>?");
    private static final Pattern HARMLESS_TAG = Pattern.compile("</?(p|strong|ul|li|em)>|<br\\s*/?>");

    private final FeelSyntax feel;

    M10FormFields(FeelSyntax feel) {
        this.feel = feel;
    }

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        for (FormFile form : model.forms()) {
            checkForm(form, findings);
            for (FormComponent field : form.components()) {
                checkDecision(model, form, field, findings);
            }
        }
        return findings;
    }

    private void checkForm(FormFile form, List<Finding> findings) {
        JsonNode json = form.json();
        if (!json.path("type").asText().equals("default")
                || !json.path("schemaVersion").isInt()
                || json.path("schemaVersion").asInt() > 16) {
            findings.add(error(
                    "a",
                    form.path(),
                    form.name(),
                    "The form is not of type default with schemaVersion 16 or lower, which is what Tasklist reads.",
                    "Set \"type\": \"default\" and \"schemaVersion\": 16."));
        }
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (FormComponent component : form.components()) {
            String name = component.address().isEmpty() ? component.type() : component.address();
            if (component.id().isEmpty() || !ids.add(component.id())) {
                findings.add(error(
                        "b",
                        form.path(),
                        name,
                        "The component has no id of its own.",
                        "Give it an id once in the form."));
            }
            if (!LAYOUT.contains(component.type()) && !INPUT.contains(component.type())) {
                findings.add(error(
                        "c",
                        form.path(),
                        name,
                        "The component type \"" + component.type() + "\" may not be used: Tasklist does not carry it"
                                + " well or it could carry code.",
                        "Use one of " + sorted(LAYOUT) + " " + sorted(INPUT) + "."));
                continue;
            }
            checkCondition(form, component, name, findings);
            if (component.json().has("path")) {
                findings.add(error(
                        "f", form.path(), name, "The component puts its answers under a path.", "Take path away."));
            }
            if (LAYOUT.contains(component.type())) {
                checkText(form, component, name, findings);
            } else {
                if (!keys.add(component.key())) {
                    findings.add(error("d", form.path(), name, "Another field has the same key.", "Use a key once."));
                }
                checkField(form, component, name, findings);
            }
        }
    }

    private void checkField(FormFile form, FormComponent field, String name, List<Finding> findings) {
        String file = form.path();
        if (!Conventions.CAMEL.matcher(field.key()).matches()) {
            findings.add(error("d", file, name, "The key is not lowerCamelCase.", "Write it like policeReference."));
        }
        if (Conventions.SYSTEM_VARIABLES.contains(field.key())
                && field.store().equals("routing")
                && !field.key().equals("riskLevel")) {
            findings.add(error("d", file, name, "The system itself sets this variable.", "Use another key."));
        }
        boolean labelled = field.type().equals("datetime")
                ? !(field.text("dateLabel") + field.text("timeLabel") + field.text("label")).isBlank()
                : !field.text("label").isBlank();
        if (!labelled) {
            findings.add(error("e", file, name, "The field has no label.", "Say in a few words what is asked."));
        }
        checkStore(form, field, name, findings);
        checkProperties(file, field, name, findings);
        if (CHOICES.contains(field.type())) {
            checkOptions(file, field, name, findings);
        }
        checkValidation(file, field, name, findings);
    }

    private void checkStore(FormFile form, FormComponent field, String name, List<Finding> findings) {
        String file = form.path();
        switch (field.store()) {
            case "routing" -> {
                if (!mayRoute(field)) {
                    findings.add(error(
                            "g",
                            file,
                            name,
                            "A " + field.type() + " may not route: free text never reaches the engine.",
                            "Store it as journal or identity, or ask for a fixed choice, a number or a date."));
                }
                if (!field.property("visibility").isEmpty()) {
                    findings.add(error(
                            "h",
                            file,
                            name,
                            "A routing field has no visibility.",
                            "Take the property visibility away."));
                }
            }
            case "journal", "identity" -> {
                if (!VISIBILITIES.contains(field.property("visibility"))) {
                    findings.add(error(
                            "h",
                            file,
                            name,
                            "It does not say who may read the answer.",
                            "Set the property visibility to agency, line or plan."));
                }
            }
            case "shown" -> {
                if (!field.json().path("readonly").asBoolean(false)) {
                    findings.add(error(
                            "f",
                            file,
                            name,
                            "A field that only shows a known value can be written in.",
                            "Set \"readonly\": true."));
                }
            }
            case "businessKey" -> {
                if (!field.key().equals("caseNumber")
                        || !field.type().equals("textfield")
                        || !NAME_THEIR_CASE.contains(file)) {
                    findings.add(error(
                            "f",
                            file,
                            name,
                            "Only the case number of " + String.join(" and ", NAME_THEIR_CASE)
                                    + " may be the business key.",
                            "Store it as routing, journal or identity."));
                }
            }
            default ->
                findings.add(error(
                        "f",
                        file,
                        name,
                        field.store().isEmpty()
                                ? "It does not say where the answer goes."
                                : "The store \"" + field.store() + "\" is not known.",
                        "Set the property store to routing, journal, identity, or shown for a known value."));
        }
    }

    private static boolean mayRoute(FormComponent field) {
        return switch (field.type()) {
            case "checkbox", "number", "radio", "select", "checklist" -> true;
            case "datetime" -> !field.text("subtype").equals("time");
            default -> false;
        };
    }

    private void checkProperties(String file, FormComponent field, String name, List<Finding> findings) {
        field.json().path("properties").fieldNames().forEachRemaining(property -> {
            if (!PROPERTIES.contains(property)) {
                findings.add(error(
                        "l",
                        file,
                        name,
                        "The property \"" + property + "\" is not known.",
                        "Use one of " + sorted(PROPERTIES) + "."));
            }
        });
        String clock = field.property("clock");
        if (!clock.isEmpty() && !CLOCK.matcher(clock).matches()) {
            findings.add(error(
                    "l",
                    file,
                    name,
                    "The property clock \"" + clock + "\" names no part of a legal clock.",
                    "Write e.g. reflectionPeriod.until (from, until, stopReason, action)."));
        }
        String prefill = field.property("prefill");
        if (!Set.of("", "form", "none").contains(prefill)) {
            findings.add(error(
                    "l",
                    file,
                    name,
                    "The property prefill has the value \"" + prefill + "\".",
                    "Write form (this step's own answer comes back) or none (asked anew each time), or take it away."));
        }
        for (String property : List.of("participant", "asks", "accepts")) {
            String role = field.property(property);
            if (!role.isEmpty() && Role.of(role).isEmpty()) {
                findings.add(error(
                        "l",
                        file,
                        name,
                        "The property " + property + " has the value \"" + role + "\", which is not a role.",
                        "Use a role's token."));
            }
        }
        if (!field.property("accepts").isEmpty()
                && (!field.store().equals("routing") || !field.options().contains("yes"))) {
            findings.add(error(
                    "l",
                    file,
                    name,
                    "Nobody can say yes to the role in this field.",
                    "Make it a routing choice with the option yes."));
        }

        String operation = field.property("operation");
        if (!operation.isEmpty() && !OPERATION.matcher(operation).matches()) {
            findings.add(error(
                    "l",
                    file,
                    name,
                    "The property operation \"" + operation + "\" names nothing that an operation has.",
                    "Write e.g. neededFrom, places or met.first.ageBand."));
        }
        checkTold(file, field, name, findings);
    }

    /** What one agency tells named others is its own otherwise: a wider visibility would tell everybody. */
    private void checkTold(String file, FormComponent field, String name, List<Finding> findings) {
        List<String> told = Model.names(field.property("tell"));
        if (told.stream().anyMatch(role -> Role.of(role).isEmpty())) {
            findings.add(error(
                    "l",
                    file,
                    name,
                    "It tells \"" + field.property("tell") + "\", where only roles can be told.",
                    "Name roles by their tokens, e.g. \"socialservices,health\"."));
        } else if (!told.isEmpty()
                && !(field.store().equals("journal")
                        && field.property("visibility").equals("agency"))) {
            findings.add(error(
                    "l",
                    file,
                    name,
                    "It tells some roles and is seen by others besides.",
                    "Store it as journal with the visibility agency."));
        }
    }

    /** A table proposes, a person decides, and says why where that is something else. */
    private void checkDecision(Model model, FormFile form, FormComponent field, List<Finding> findings) {
        String proposal = field.property("differsFrom");
        String reasons = field.property("reasonsKey");
        if (!proposal.isEmpty() || !reasons.isEmpty()) {
            boolean shown = form.byKey(proposal)
                    .filter(found -> found.store().equals("shown"))
                    .isPresent();
            boolean written = form.byKey(reasons)
                    .filter(found -> found.type().equals("textarea")
                            && found.store().equals("journal")
                            && found.text("conditional.hide").isEmpty())
                    .isPresent();
            if (!CHOICES.contains(field.type()) || !shown || !written) {
                findings.add(error(
                        "p",
                        form.path(),
                        field.address(),
                        "The decision does not show the proposal that it may differ from, or has no place for the reasons.",
                        "Let differsFrom name a field with store=shown and reasonsKey a textarea of the journal that"
                                + " is never hidden, both in this form."));
            }
        }
        String basis = field.property("basisOf");
        if (!basis.isEmpty()
                && (!field.type().equals("textarea")
                        || !field.store().equals("shown")
                        || !proposes(model, form, basis))) {
            findings.add(error(
                    "q",
                    form.path(),
                    field.address(),
                    "The field shows the basis of \"" + basis + "\", which no decision of the process proposes.",
                    "Make it a textarea with store=shown and let basisOf name the variable or checklist of a business"
                            + " rule task."));
        }
    }

    private static boolean proposes(Model model, FormFile form, String variable) {
        return model.processes().stream()
                .filter(process -> process.token().equals(form.token()))
                .flatMap(process -> process.nodes())
                .anyMatch(node -> node.proposes().equals(variable));
    }

    private void checkOptions(String file, FormComponent field, String name, List<Finding> findings) {
        if (field.json().has("valuesExpression")) {
            findings.add(error("i", file, name, "Its options are computed.", "List the options in values."));
            return;
        }
        if (field.json().has("valuesKey")) {
            String key = field.text("valuesKey");
            boolean agencies = field.type().equals("select")
                    && Stream.of(field.property("participant"), field.property("asks"))
                            .filter(role -> Role.of(role).isPresent())
                            .anyMatch(role -> key.equalsIgnoreCase("agenciesFor" + role));
            boolean places = field.type().equals("select")
                    && key.equals("freePlaces")
                    && field.property("place").equals("true");
            boolean operation = field.store().equals("journal")
                    && field.property("operation").equals(OPERATION_LISTS.get(key));
            if (!agencies && !places && !operation) {
                findings.add(
                        error(
                                "i",
                                file,
                                name,
                                "Its options come from the variable \"" + key + "\".",
                                "List the options in values; only agenciesFor<Role> with the property participant or asks,"
                                        + " freePlaces with place=true and the lists of an operation are filled by the server."));
            }
            return;
        }
        JsonNode values = field.json().path("values");
        if (!values.isArray() || values.isEmpty()) {
            findings.add(error("i", file, name, "It has no options.", "List the options in values."));
        }
        Set<String> seen = new HashSet<>();
        boolean becomesVariables =
                field.type().equals("checklist") && field.store().equals("routing");
        Pattern shape = becomesVariables ? Conventions.CAMEL : OPTION;
        for (JsonNode option : values) {
            String value =
                    option.path("value").isTextual() ? option.path("value").textValue() : "";
            if (!shape.matcher(value).matches() || !seen.add(value)) {
                findings.add(error(
                        "j",
                        file,
                        name,
                        "The option \"" + value + "\" is not a token of its own.",
                        "Give each option one word as its value, e.g. notAsked."));
            }
            if (option.path("label").asText("").isBlank()) {
                findings.add(error("j", file, name, "The option \"" + value + "\" has no label.", "Give it one."));
            }
        }
    }

    private void checkValidation(String file, FormComponent field, String name, List<Finding> findings) {
        JsonNode validate = field.json().path("validate");
        Integer longest = LONGEST.get(field.type());
        if (longest != null && !field.store().equals("shown")) {
            int limit = validate.path("maxLength").asInt(0);
            if (limit < 1 || limit > longest) {
                findings.add(error(
                        "k",
                        file,
                        name,
                        "It does not limit its length to " + longest + " characters or fewer.",
                        "Set validate.maxLength."));
            }
        }
        if (validate.has("pattern")) {
            try {
                Pattern.compile(validate.path("pattern").asText());
            } catch (PatternSyntaxException broken) {
                findings.add(error(
                        "k", file, name, "Its pattern is not a regular expression.", "Correct validate.pattern."));
            }
        }
        if (field.type().equals("datetime")
                && !field.text("subtype").equals("date")
                && !field.text("timeSerializingFormat").equals("utc_offset")) {
            findings.add(error(
                    "k",
                    file,
                    name,
                    "Its time does not travel with its offset from UTC.",
                    "Set \"timeSerializingFormat\": \"utc_offset\" and \"use24h\": true."));
        }
    }

    private void checkCondition(FormFile form, FormComponent component, String name, List<Finding> findings) {
        for (String attribute : List.of("readonly", "disabled")) {
            checkNotComputed(form, component.json().path(attribute), attribute, name, findings);
        }
        for (String rule : List.of("required", "min", "max", "minLength", "maxLength")) {
            checkNotComputed(form, component.json().path("validate").path(rule), rule, name, findings);
        }
        JsonNode hide = component.json().path("conditional").path("hide");
        if (hide.isMissingNode() || hide.asText().isEmpty()) {
            return;
        }
        String text = hide.asText().strip();
        if (!text.startsWith("=")) {
            findings.add(error(
                    "m", form.path(), name, "The condition does not begin with \"=\".", "Write =key = \"value\"."));
            return;
        }
        Optional<String> problem = feel.problemInExpression(text.substring(1));
        problem.ifPresent(why -> findings.add(error(
                "m", form.path(), name, "The condition is not FEEL: " + why + ".", "Write e.g. =consent = \"no\".")));
        if (problem.isEmpty()) {
            for (String variable : FeelNames.in(text.substring(1))) {
                if (form.byKey(variable).isEmpty()) {
                    findings.add(error(
                            "n",
                            form.path(),
                            name,
                            "The condition reads \"" + variable + "\", which is no field of this form.",
                            "Ask a field of this form; a value known from earlier needs a readonly field with"
                                    + " store=shown."));
                }
            }
        }
    }

    private void checkNotComputed(
            FormFile form, JsonNode value, String attribute, String name, List<Finding> findings) {
        if (value.isTextual() && value.textValue().strip().startsWith("=")) {
            findings.add(error(
                    "m",
                    form.path(),
                    name,
                    "\"" + attribute + "\" is computed; the server knows only conditions that hide.",
                    "Give it a fixed value, or hide a variant of the field by conditional.hide."));
        }
    }

    private void checkText(FormFile form, FormComponent component, String name, List<Finding> findings) {
        String text = component.text("text") + component.text("content");
        if (text.contains("{{") || text.strip().startsWith("=")) {
            findings.add(error(
                    "o",
                    form.path(),
                    name,
                    "The text computes something.",
                    "Write plain text; show a known value in a readonly field with store=shown."));
        }
        var tags = TAG.matcher(text);
        while (tags.find()) {
            if (!HARMLESS_TAG.matcher(tags.group()).matches()) {
                findings.add(error(
                        "o",
                        form.path(),
                        name,
                        "The text has markup that a form may not have: " + tags.group() + ".",
                        "Use p, strong, em, ul, li and br without attributes."));
            }
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
