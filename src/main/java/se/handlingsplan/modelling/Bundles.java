package se.handlingsplan.modelling;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.handlingsplan.modelgate.Finding;
import se.handlingsplan.modelgate.Finding.Severity;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelgate.ModelGate;

/** The plan's models as bundles, gated and in the language of the installation; who is called comes before who calls. */
public final class Bundles {

    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);
    private static final Pattern CALLED = Pattern.compile("\\bcalledElement\\s*=\\s*[\"']([a-z][a-z0-9]*)[\"']");

    private final ModelSource source;
    private final ModelGate gate;
    private final String language;

    Bundles(ModelSource source, ModelGate gate, String language) {
        this.source = source;
        this.gate = gate;
        this.language = language;
    }

    /**
     * The bundles that the installation should run.
     *
     * @throws ModelsRefused when a file does not keep to the model rules
     */
    public List<Bundle> all() {
        return from(source.read());
    }

    /** As {@link #all()}, from other files. */
    public List<Bundle> from(ModelFiles files) {
        List<Finding> findings = gate.check(files);
        List<Finding> errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new ModelsRefused(errors);
        }
        findings.forEach(finding -> LOG.warn("{}", finding));
        Map<String, SortedMap<String, byte[]>> byName = new LinkedHashMap<>();
        files.contents().forEach((path, content) -> {
            if (!path.endsWith(Swedish.ENDING)) {
                byName.computeIfAbsent(tokenOf(path), name -> new TreeMap<>())
                        .put(path, inLanguage(path, content, files.contents()));
            }
        });
        Set<String> ordered = new LinkedHashSet<>();
        byName.keySet().forEach(name -> order(name, byName, ordered, new LinkedHashSet<>()));
        var bundles = new ArrayList<Bundle>();
        for (String name : ordered) {
            bundles.add(new Bundle(name, byName.getOrDefault(name, new TreeMap<>())));
        }
        return bundles;
    }

    private byte[] inLanguage(String path, byte[] content, Map<String, byte[]> files) {
        byte[] texts = files.get(path + Swedish.ENDING);
        return language.equals("sv") && texts != null ? Swedish.put(path, content, texts) : content;
    }

    private static void order(
            String name, Map<String, SortedMap<String, byte[]>> byName, Set<String> ordered, Set<String> callers) {
        if (!callers.add(name)) {
            return;
        }
        byName.getOrDefault(name, new TreeMap<>()).forEach((path, content) -> {
            if (path.endsWith(".bpmn")) {
                var calls = CALLED.matcher(new String(content, StandardCharsets.UTF_8));
                while (calls.find()) {
                    if (byName.containsKey(calls.group(1))) {
                        order(calls.group(1), byName, ordered, callers);
                    }
                }
            }
        });
        ordered.add(name);
    }

    /** {@code plan} of {@code forms/plan/open-case.form}. */
    private static String tokenOf(String path) {
        int end = path.lastIndexOf('/');
        return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }
}
