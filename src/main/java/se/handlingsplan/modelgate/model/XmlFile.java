package se.handlingsplan.modelgate.model;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Parses XML that nobody vouches for: no document type, no entities, nothing fetched, bounded size and depth. */
final class XmlFile {

    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 60;

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://www.omg.org/spec/BPMN/20100524/MODEL", ""),
            Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", ""),
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di:"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di:"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc:"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi:"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda:"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "camunda:"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler:"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:"),
            Map.entry("http://bpmn.io/schema/dmn/biodi/2.0", "biodi:"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color:"),
            Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi:"));

    private XmlFile() {}

    static XmlElement parse(byte[] content) throws Unreadable {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            throw new Unreadable("it is not well-formed XML (" + firstLine(notXml) + ")");
        }
    }

    private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        var open = new ArrayDeque<XmlElement>();
        XmlElement root = null;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++count > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new Unreadable(
                                "it has more than " + MOST_ELEMENTS + " elements or more than " + DEEPEST + " levels");
                    }
                    XmlElement element = element(reader);
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.getLast().add(element);
                    }
                    open.addLast(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getLast().addText(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("it has a document type or an entity of its own");
                default -> {}
            }
        }
        if (root == null) {
            throw new Unreadable("it is empty");
        }
        return root;
    }

    private static XmlElement element(XMLStreamReader reader) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        return new XmlElement(
                namespace == null || namespace.isEmpty()
                        ? "{}" + reader.getLocalName()
                        : name(namespace, reader.getLocalName()),
                attributes);
    }

    private static String name(@Nullable String namespace, String localName) {
        if (namespace == null || namespace.isEmpty()) {
            return localName;
        }
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + localName : prefix + localName;
    }

    private static String firstLine(XMLStreamException problem) {
        String message = String.valueOf(problem.getMessage());
        return "line "
                + (problem.getLocation() == null ? "?" : problem.getLocation().getLineNumber()) + ": "
                + message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    }
}
