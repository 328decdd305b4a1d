package se.handlingsplan.modelling.engine;

import java.nio.file.Path;
import se.handlingsplan.modelgate.ModelFiles;
import se.handlingsplan.modelgate.ModelGate;

/** Holds a folder's {@code processes/} and {@code forms/} against the model rules, from the command line. */
final class GateCommand {

    private GateCommand() {}

    public static void main(String[] arguments) throws Exception {
        var findings = new ModelGate(new EngineFeelSyntax()).check(ModelFiles.under(Path.of(arguments[0])));
        findings.forEach(System.out::println);
        System.out.println(findings.size() + " findings");
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
