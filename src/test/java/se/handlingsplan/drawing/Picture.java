package se.handlingsplan.drawing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.handlingsplan.web.Npm;

/** A process drawn by bpmn-js as SVG, which carries the fingerprint of the model that it shows. */
record Picture(String svg) {

    private static final Path BPMN_JS = Npm.FOLDER.resolve("node_modules/bpmn-js/dist/bpmn-viewer.production.min.js");
    private static final String DRAW = """
            async xml => {
              const viewer = new BpmnJS({ container: '#canvas' });
              const { warnings } = await viewer.importXML(xml);
              if (warnings.length) throw new Error(warnings.map(warning => warning.message).join('; '));
              return (await viewer.saveSVG()).svg;
            }""";
    private static final Pattern FINGERPRINT = Pattern.compile("<svg [^>]*data-drawn-from=\"([^\"]*)\"");
    private static final Pattern MARKER = Pattern.compile("marker-[0-9a-z]{20,}");

    /** Draws a model. {@link Npm#install()} comes first. */
    static Picture of(Path bpmn, Browser browser) {
        try (Page page = browser.newPage()) {
            page.setContent("<!doctype html><div id='canvas' style='width: 1600px; height: 900px'></div>");
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(BPMN_JS));
            String drawn = (String) page.evaluate(DRAW, read(bpmn));
            return new Picture(numbered(drawn)
                    // areas that catch the mouse
                    .replaceAll("<(rect|polyline|circle|path) class=\"djs-(hit|outline)[^>]*/>", "")
                    .replaceFirst("<!DOCTYPE[^>]*>\\s*", "")
                    .replaceFirst(
                            "<svg ", "<svg style=\"background: white\" data-drawn-from=\"" + fingerprint(bpmn) + "\" ")
                    .replaceAll("(?=<g class=\"djs-element)", "\n"));
        }
    }

    /** The fingerprint of the model that was drawn; empty when the picture has none. */
    Optional<String> fingerprint() {
        Matcher found = FINGERPRINT.matcher(svg);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** A model's fingerprint, the same whatever the line ends of a checkout. */
    static String fingerprint(Path bpmn) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(read(bpmn).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
            return "sha256-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the arrow heads' random ids replaced by numbers, so that the same model gives the same picture. */
    private static String numbered(String drawn) {
        Map<String, String> numbers = new LinkedHashMap<>();
        return MARKER.matcher(drawn)
                .replaceAll(found -> numbers.computeIfAbsent(found.group(), id -> "arrow-" + (numbers.size() + 1)));
    }

    private static String read(Path bpmn) {
        try {
            return Files.readString(bpmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
