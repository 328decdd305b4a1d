package se.handlingsplan.modelgate.model;

/** An arrow from one node to the next, perhaps under a condition. */
public record SequenceFlow(XmlElement xml, FlowNode source, FlowNode target) {

    public String id() {
        return xml.id();
    }

    public String name() {
        return xml.get("name");
    }

    /** The condition as written, e.g. <code>${riskLevel == 'high'}</code>; empty when there is none. */
    public String condition() {
        return xml.textOf("conditionExpression");
    }

    public boolean hasCondition() {
        return xml.child("conditionExpression").isPresent();
    }

    public boolean isDefault() {
        return source.xml().get("default").equals(id()) && !id().isEmpty();
    }
}
