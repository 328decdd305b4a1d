package se.handlingsplan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import se.handlingsplan.platform.CasefileCommands;

/** Starts Handlingsplan: the engine, the Tasklist and everything around them, in one process; or runs one operator's command. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HandlingsplanApplication {

    public static void main(String[] args) {
        CasefileCommands.run(args)
                .ifPresentOrElse(System::exit, () -> SpringApplication.run(HandlingsplanApplication.class, args));
    }
}
