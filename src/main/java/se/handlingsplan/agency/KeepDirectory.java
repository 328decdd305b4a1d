package se.handlingsplan.agency;

import jakarta.annotation.PostConstruct;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.shared.Role;

/** Brings the installation's directory file into the database at each start, before the engine makes groups of it. */
@Component(KeepDirectory.NAME)
public class KeepDirectory {

    /** The bean to depend on for whoever needs the directory while the application still starts. */
    public static final String NAME = "keepDirectory";

    private static final Resource DEMO = new ClassPathResource("demo/directory.yaml");

    private final AgencyProperties settings;
    private final AgencyRepository repository;
    private final TransactionTemplate transaction;
    private final boolean demo;

    KeepDirectory(
            AgencyProperties settings,
            AgencyRepository repository,
            PlatformTransactionManager transactions,
            @Value("${handlingsplan.demo.enabled}") boolean demo) {
        this.settings = settings;
        this.repository = repository;
        this.transaction = new TransactionTemplate(transactions);
        this.demo = demo;
    }

    @PostConstruct
    void load() {
        Resource named = settings.directory();
        if (named != null) {
            keep(Directory.read(named));
        } else if (demo) {
            keep(Directory.read(DEMO));
        }
    }

    /** An agency that the file no longer lists keeps its name, because old cases speak of it, but may hold nothing. */
    void keep(Directory directory) {
        transaction.executeWithoutResult(status -> {
            var municipalities = directory.municipalities();
            for (var municipality : municipalities == null ? List.<Directory.Municipality>of() : municipalities) {
                repository.saveMunicipality(municipality.code(), municipality.token(), municipality.name());
            }
            repository.forgetDuties();
            directory.agencies().forEach(this::keep);
        });
    }

    private void keep(Directory.Listed agency) {
        repository.save(agency.id(), agency.name().en(), agency.name().sv(), agency.secondLevel());
        for (Role role : agency.heldRoles()) {
            repository.allow(agency.id(), role, agency.isDefaultFor(role));
        }
        var covers = agency.covers();
        repository.cover(agency.id(), covers == null ? List.of() : covers);
    }
}
