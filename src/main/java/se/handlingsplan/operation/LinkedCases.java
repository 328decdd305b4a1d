package se.handlingsplan.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import se.handlingsplan.plan.Participants;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.Role;

/**
 * Tells which cases belong together because their persons were met in one operation: the coordinator of the operation all of
 * them, any other agency those in which it takes part itself. Nobody may read in a case because it is linked.
 */
@Component
public class LinkedCases {

    private final PersonRepository persons;
    private final Participants participants;

    LinkedCases(PersonRepository persons, Participants participants) {
        this.persons = persons;
        this.participants = participants;
    }

    /** The cases of the persons met in an operation, as far as the reader may know of them. */
    @Transactional(readOnly = true)
    public List<CaseNumber> ofOperation(CaseNumber operation, AgencyId reader) {
        List<CaseNumber> all = persons.casesOf(operation);
        return all.isEmpty() || coordinates(operation, reader)
                ? all
                : all.stream()
                        .filter(person -> participants.takesPart(person, reader))
                        .toList();
    }

    /** What a person's case is linked with: the operation and the others met in it, as far as the reader may know of them. */
    @Transactional(readOnly = true)
    public List<CaseNumber> ofPerson(CaseNumber person, AgencyId reader) {
        Optional<CaseNumber> operation = persons.operationOf(person);
        if (operation.isEmpty() || !participants.takesPart(person, reader)) {
            return List.of();
        }
        var linked = new ArrayList<CaseNumber>();
        if (participants.takesPart(operation.get(), reader)) {
            linked.add(operation.get());
        }
        linked.addAll(ofOperation(operation.get(), reader));
        linked.remove(person);
        return List.copyOf(linked);
    }

    private boolean coordinates(CaseNumber operation, AgencyId reader) {
        return participants.rolesOf(operation, reader).contains(Role.COORDINATOR);
    }
}
