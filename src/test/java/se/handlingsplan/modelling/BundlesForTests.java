package se.handlingsplan.modelling;

import se.handlingsplan.modelgate.ModelGate;
import se.handlingsplan.modelling.engine.EngineFeelSyntax;

/** Bundles of files that a test chooses. */
public final class BundlesForTests {

    private BundlesForTests() {}

    public static Bundles in(String language) {
        return new Bundles(new ModelSource(null), new ModelGate(new EngineFeelSyntax()), language);
    }
}
