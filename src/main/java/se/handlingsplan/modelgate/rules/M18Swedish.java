package se.handlingsplan.modelgate.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.model.DecisionFile;
import se.handlingsplan.modelgate.model.DecisionFile.Decision;
import se.handlingsplan.modelgate.model.Model;
import se.handlingsplan.modelgate.model.Translation;
import se.handlingsplan.modelgate.model.VisibleTexts;

/** M18: every text that people see has its Swedish counterpart, and no counterpart is left without its text. */
final class M18Swedish implements ModelRule {

    @Override
    public List<Finding> check(Model model) {
        var findings = new ArrayList<Finding>();
        Map<String, Translation> translations = new HashMap<>();
        model.translations().forEach(translation -> translations.put(translation.of(), translation));
        Set<String> files = new HashSet<>();
        model.processes().forEach(file -> {
            files.add(file.path());
            compare(file.path(), VisibleTexts.of(file), translations.get(file.path()), findings);
        });
        model.forms().forEach(file -> {
            files.add(file.path());
            compare(file.path(), VisibleTexts.of(file), translations.get(file.path()), findings);
        });
        model.decisions().forEach(file -> {
            files.add(file.path());
            Translation translation = translations.get(file.path());
            requireTranslated(file.path(), shownTexts(model, file), translation, findings);
            if (translation != null) {
                refuseStale(VisibleTexts.of(file).keySet(), translation, findings);
            }
        });
        for (Translation translation : model.translations()) {
            if (!files.contains(translation.of())) {
                findings.add(error(
                        "c",
                        translation.path(),
                        translation.of(),
                        "The file that these texts belong to does not exist or can't be read.",
                        "Name the file <file with its ending>.sv.properties, or delete it."));
            }
            for (String key : translation.repeated()) {
                findings.add(error(
                        "d", translation.path(), key, "The key stands there more than once.", "Keep one of them."));
            }
        }
        return findings;
    }

    private void compare(
            String file,
            Map<String, String> texts,
            @org.jspecify.annotations.Nullable Translation translation,
            List<Finding> findings) {
        requireTranslated(file, texts, translation, findings);
        if (translation != null) {
            refuseStale(texts.keySet(), translation, findings);
        }
    }

    private void requireTranslated(
            String file,
            Map<String, String> texts,
            @org.jspecify.annotations.Nullable Translation translation,
            List<Finding> findings) {
        Map<String, String> swedish = translation == null ? Map.of() : translation.texts();
        texts.forEach((key, english) -> {
            if (swedish.getOrDefault(key, "").isBlank()) {
                findings.add(error(
                        "a",
                        file + Translation.ENDING,
                        key,
                        "The text \"" + shortened(english) + "\" has no Swedish counterpart.",
                        "Add the key " + key + "."));
            }
        });
    }

    /** Of a decision's texts those that a form shows to the person who decides on what it proposes. */
    private static Map<String, String> shownTexts(Model model, DecisionFile file) {
        Set<String> bases = new HashSet<>();
        model.forms().stream()
                .filter(form -> form.token().equals(file.token()))
                .flatMap(form -> form.components().stream())
                .map(field -> field.property("basisOf"))
                .filter(basis -> !basis.isEmpty())
                .forEach(bases::add);
        Set<String> shown = new HashSet<>();
        model.processes().stream()
                .filter(process -> process.token().equals(file.token()))
                .flatMap(process -> process.nodes())
                .filter(node -> bases.contains(node.proposes()))
                .forEach(node -> shown.add(node.xml().get("camunda:decisionRef")));
        Map<String, String> all = VisibleTexts.of(file);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Decision decision : file.decisions()) {
            if (shown.contains(decision.id())) {
                keep(all, decision.id() + ".name", texts);
                decision.inputs().forEach(input -> keep(all, input.id() + ".label", texts));
                decision.rules().forEach(rule -> keep(all, rule.id() + ".description", texts));
            }
        }
        return texts;
    }

    private static void keep(Map<String, String> all, String key, Map<String, String> texts) {
        String text = all.get(key);
        if (text != null) {
            texts.put(key, text);
        }
    }

    private void refuseStale(Set<String> keys, Translation translation, List<Finding> findings) {
        for (String key : translation.texts().keySet()) {
            if (!keys.contains(key)) {
                findings.add(error(
                        "b",
                        translation.path(),
                        key,
                        "No text of the file has this key any more.",
                        "Delete the key, or correct its spelling."));
            }
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
