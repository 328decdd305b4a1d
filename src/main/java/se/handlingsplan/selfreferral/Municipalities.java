package se.handlingsplan.selfreferral;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The municipalities of the county by Statistics Sweden's code, as the form offers them, and {@code other} for the rest. */
final class Municipalities {

    static final String ELSEWHERE = "other";

    static final Map<String, String> NAMES = names();

    private Municipalities() {}

    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("0180", "Stockholm");
        names.put("0184", "Solna");
        names.put("0127", "Botkyrka");
        names.put("0162", "Danderyd");
        names.put("0125", "Ekerö");
        names.put("0136", "Haninge");
        names.put("0126", "Huddinge");
        names.put("0123", "Järfälla");
        names.put("0186", "Lidingö");
        names.put("0182", "Nacka");
        names.put("0188", "Norrtälje");
        names.put("0140", "Nykvarn");
        names.put("0192", "Nynäshamn");
        names.put("0128", "Salem");
        names.put("0191", "Sigtuna");
        names.put("0163", "Sollentuna");
        names.put("0183", "Sundbyberg");
        names.put("0181", "Södertälje");
        names.put("0138", "Tyresö");
        names.put("0160", "Täby");
        names.put("0114", "Upplands Väsby");
        names.put("0139", "Upplands-Bro");
        names.put("0115", "Vallentuna");
        names.put("0187", "Vaxholm");
        names.put("0120", "Värmdö");
        names.put("0117", "Österåker");
        names.put(ELSEWHERE, "");
        return Collections.unmodifiableMap(names);
    }
}
