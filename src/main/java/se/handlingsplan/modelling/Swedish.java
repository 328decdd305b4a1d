package se.handlingsplan.modelling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Puts the Swedish texts of {@code <file>.sv.properties} in the place of the English ones.
 *
 * <p>The same input gives the same bytes, so that an unchanged bundle is known again. The gate has read the files before
 * and found a counterpart for each text (M18), so what is missing here stays English.
 */
final class Swedish {

    static final String ENDING = ".sv.properties";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Swedish() {}

    static byte[] put(String path, byte[] content, byte[] texts) {
        var swedish = new Properties();
        try {
            swedish.load(new StringReader(new String(texts, StandardCharsets.UTF_8)));
            return path.endsWith(".form") ? intoForm(content, swedish) : intoXml(content, swedish);
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException unreadable) {
            throw new IllegalArgumentException("cannot put Swedish texts into " + path, unreadable);
        }
    }

    private static byte[] intoForm(byte[] content, Properties swedish) throws IOException {
        JsonNode form = JSON.readTree(content);
        if (form instanceof ObjectNode object && object.has("title")) {
            replace(object, "title", "form.title", swedish);
        }
        intoComponents(form, swedish);
        return JSON.writeValueAsBytes(form);
    }

    private static void intoComponents(JsonNode parent, Properties swedish) {
        for (JsonNode component : parent.path("components")) {
            String key = component.path("key").asText("");
            String address = key.isEmpty() ? component.path("id").asText("") : key;
            intoTexts(component, address + ".", swedish);
            for (JsonNode option : component.path("values")) {
                replace(
                        (ObjectNode) option,
                        "label",
                        address + ".values." + option.path("value").asText(""),
                        swedish);
            }
            intoComponents(component, swedish);
        }
    }

    /** Every text whose path within the component has a counterpart; options and inner components have their own. */
    private static void intoTexts(JsonNode node, String prefix, Properties swedish) {
        for (var property : node.properties()) {
            String name = property.getKey();
            if (name.equals("components") || name.equals("values")) {
                continue;
            }
            if (property.getValue().isObject()) {
                intoTexts(property.getValue(), prefix + name + ".", swedish);
            } else if (property.getValue().isTextual()) {
                replace((ObjectNode) node, name, prefix + name, swedish);
            }
        }
    }

    private static void replace(ObjectNode node, String name, String key, Properties swedish) {
        String text = swedish.getProperty(key);
        if (text != null) {
            node.put(name, text.strip());
        }
    }

    private static byte[] intoXml(byte[] content, Properties swedish)
            throws ParserConfigurationException, SAXException, IOException, TransformerException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
        intoElements(document.getDocumentElement(), swedish);
        document.setXmlStandalone(true);
        var bytes = new ByteArrayOutputStream();
        var transformers = TransformerFactory.newDefaultInstance();
        transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        var transformer = transformers.newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        transformer.transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }

    private static void intoElements(Element element, Properties swedish) {
        String id = element.getAttribute("id");
        for (String attribute : new String[] {"name", "label"}) {
            String text = swedish.getProperty(id + "." + attribute);
            if (text != null && element.hasAttribute(attribute)) {
                element.setAttribute(attribute, text.strip());
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                String text = swedish.getProperty(id + "." + inner.getLocalName());
                boolean holdsText = "documentation".equals(inner.getLocalName())
                        || "description".equals(inner.getLocalName())
                        || ("text".equals(inner.getLocalName()) && "textAnnotation".equals(element.getLocalName()));
                if (text != null && holdsText) {
                    inner.setTextContent(text.strip());
                }
                intoElements(inner, swedish);
            }
        }
    }
}
