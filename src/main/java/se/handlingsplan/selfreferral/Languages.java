package se.handlingsplan.selfreferral;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The languages in which a person may want to talk, each under its own name; more than those that the page speaks. */
final class Languages {

    static final Map<String, String> NAMES = names();

    private Languages() {}

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("sv", "Svenska");
        names.put("en", "English");
        names.put("ro", "Română");
        names.put("bg", "Български");
        names.put("th", "ไทย");
        names.put("uk", "Українська");
        names.put("es", "Español");
        names.put("vi", "Tiếng Việt");
        names.put("ar", "العربية");
        names.put("fa", "فارسی");
        names.put("prs", "دری");
        names.put("sr", "Srpski");
        names.put("ru", "Русский");
        names.put("pl", "Polski");
        names.put("hu", "Magyar");
        names.put("so", "Soomaali");
        names.put("ti", "ትግርኛ");
        names.put("mn", "Монгол");
        names.put("other", "…");
        return Collections.unmodifiableMap(names);
    }
}
