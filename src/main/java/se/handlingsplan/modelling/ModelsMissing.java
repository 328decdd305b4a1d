package se.handlingsplan.modelling;

import java.nio.file.Path;

/** The directory that should hold the models isn't there. */
final class ModelsMissing extends RuntimeException {

    private static final long serialVersionUID = 1;

    ModelsMissing(Path directory) {
        super("There is no directory " + directory
                + " to read the models from; correct handlingsplan.modelling.directory" + " or leave it out.");
    }
}
