package se.handlingsplan.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import se.handlingsplan.demo.FormAnswers;

/** A Camunda Form in a window, answered by clicking and typing as a person does. */
public final class FormOnScreen {

    private final Page page;
    private final Locator container;
    private final JsonNode form;

    /** @param form the form as deployed, which says how each field is to be answered */
    FormOnScreen(Page page, Locator container, JsonNode form) {
        this.page = page;
        this.container = container;
        this.form = form;
    }

    /** What the ids of the form's parts begin with; claiming a task builds its form anew, with another beginning. */
    private String prefix() {
        return container
                .locator("[id^='fjs-form-']")
                .first()
                .getAttribute("id")
                .replaceFirst("^(fjs-form-[^-]+-).*", "$1");
    }

    /** The form as deployed. */
    public JsonNode deployed() {
        return form;
    }

    /** Answers by field key what the form asks now; questions that it hides are passed over. */
    public FormOnScreen answer(Map<String, ?> answers) {
        for (JsonNode field : FormAnswers.fields(form)) {
            Object answer = answers.get(field.path("key").asText());
            if (answer != null && fieldOf(field.path("id").asText()).count() > 0) {
                answer(field, answer);
            }
        }
        return this;
    }

    private void answer(JsonNode field, Object answer) {
        String id = field.path("id").asText();
        switch (field.path("type").asText()) {
            case "radio" -> part(id + "-" + place(field, answer)).check();
            case "checklist" ->
                ((Collection<?>) answer)
                        .forEach(one -> part(id + "-" + place(field, one)).check());
            case "checkbox" -> part(id).setChecked((Boolean) answer);
            case "select" -> choose(field, answer);
            case "datetime" -> enter(field, answer.toString());
            default -> type(part(id), answer.toString());
        }
    }

    private void choose(JsonNode field, Object answer) {
        fieldOf(field.path("id").asText()).locator(".fjs-input-group").click();
        container
                .locator(".fjs-dropdownlist-item")
                .getByText(option(field, answer).path("label").asText(), new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** A day is typed as the field asks for it; the time of day, where one is asked, is nine o'clock. */
    private void enter(JsonNode field, String moment) {
        Locator input = fieldOf(field.path("id").asText()).locator(".fjs-datetime-subsection .flatpickr-input");
        String asked =
                input.getAttribute("placeholder").toLowerCase(Locale.ROOT).replace('å', 'y');
        type(
                input,
                LocalDate.parse(moment.substring(0, 10)).format(DateTimeFormatter.ofPattern(asked.replace("m", "M"))));
        Locator time = fieldOf(field.path("id").asText()).locator(".fjs-timepicker input");
        if (time.count() > 0) {
            type(time, "09:00");
        }
    }

    /** Leaves the field afterwards: form-js takes an answer over at once only then. */
    private void type(Locator input, String text) {
        input.click();
        input.fill(text);
        page.keyboard().press("Tab");
    }

    private Locator fieldOf(String id) {
        return container
                .locator(".fjs-form-field")
                .filter(new Locator.FilterOptions().setHas(page.locator("[id^='" + prefix() + id + "']")))
                .last();
    }

    private Locator part(String id) {
        return container.locator("[id='" + prefix() + id + "']");
    }

    private static int place(JsonNode field, Object answer) {
        for (int i = 0; i < field.path("values").size(); i++) {
            if (field.path("values").path(i).path("value").asText().equals(answer)) {
                return i;
            }
        }
        throw new AssertionError(field.path("key").asText() + " has no option " + answer);
    }

    private static JsonNode option(JsonNode field, Object answer) {
        return field.path("values").path(place(field, answer));
    }
}
