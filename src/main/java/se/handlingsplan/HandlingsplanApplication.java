package se.handlingsplan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Handlingsplan: the engine, the Tasklist and everything around them, in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class HandlingsplanApplication {

    public static void main(String[] args) {
        SpringApplication.run(HandlingsplanApplication.class, args);
    }
}
