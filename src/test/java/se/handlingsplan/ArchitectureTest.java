package se.handlingsplan;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between the rooms, and the names of what stands in them. */
@AnalyzeClasses(packages = "se.handlingsplan", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_engine_stays_in_its_rooms = noClasses()
            .that()
            .resideOutsideOfPackage("..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("five small rooms make the move to Operaton cheap");

    @ArchTest
    static final ArchRule names_say_something = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Exception");

    @Test
    void arrows_between_modules_only_go_downwards() {
        ApplicationModules.of(HandlingsplanApplication.class).verify();
    }

    @Test
    void every_module_lists_its_arrows() {
        for (var module : ApplicationModules.of(HandlingsplanApplication.class)) {
            var annotation =
                    module.getBasePackage().getAnnotation(org.springframework.modulith.ApplicationModule.class);
            org.assertj.core.api.Assertions.assertThat(annotation)
                    .as("package-info of %s", module.getIdentifier())
                    .isPresent();
        }
    }
}
