package se.handlingsplan.modelgate.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * An element of a parsed XML file; its name and attributes carry a fixed prefix for each known namespace, none for BPMN
 * and DMN themselves, and the namespace in braces where it is unknown.
 */
public final class XmlElement {

    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String name, Map<String, String> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void addText(String characters) {
        text.append(characters);
    }

    public String name() {
        return name;
    }

    public Map<String, String> attributes() {
        return Collections.unmodifiableMap(attributes);
    }

    /** The attribute's value without surrounding blanks; empty when it is missing. */
    public String get(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    public String id() {
        return get("id");
    }

    public String text() {
        return text.toString().strip();
    }

    public List<XmlElement> children() {
        return Collections.unmodifiableList(children);
    }

    public List<XmlElement> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    public Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** The text of a child; empty when there is none. */
    public String textOf(String childName) {
        return child(childName).map(XmlElement::text).orElse("");
    }

    /** This element and all below it. */
    public Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    /** The id of an element within this one, or where it has none, of the nearest one around it that has. */
    public String idOf(XmlElement element) {
        if (element == this || !element.id().isEmpty()) {
            return element.id();
        }
        for (XmlElement child : children) {
            if (child.all().anyMatch(inner -> inner == element)) {
                String inner = child.idOf(element);
                return inner.isEmpty() ? id() : inner;
            }
        }
        return id();
    }

    /** Visits this element and all within it, each with its id as {@link #idOf} tells it, in one walk. */
    public void visitWithIds(BiConsumer<String, XmlElement> visitor) {
        visitWithIds("", visitor);
    }

    private void visitWithIds(String around, BiConsumer<String, XmlElement> visitor) {
        String id = id().isEmpty() ? around : id();
        visitor.accept(id, this);
        children.forEach(child -> child.visitWithIds(id, visitor));
    }

    /** A value of {@code camunda:properties}; empty when the property isn't there. */
    public String property(String propertyName) {
        return child("extensionElements").stream()
                .flatMap(extension -> extension.children("camunda:properties").stream())
                .flatMap(properties -> properties.children("camunda:property").stream())
                .filter(property -> property.get("name").equals(propertyName))
                .map(property -> property.get("value"))
                .findFirst()
                .orElse("");
    }

    /** The elements of one name among the extension elements. */
    public List<XmlElement> extensions(String extensionName) {
        return child("extensionElements")
                .map(extension -> extension.children(extensionName))
                .orElse(List.of());
    }
}
