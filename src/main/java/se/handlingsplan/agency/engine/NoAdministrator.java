package se.handlingsplan.agency.engine;

/** Start-up cannot go on: there is no administrator, and none is configured. */
class NoAdministrator extends RuntimeException {

    NoAdministrator(String whatToDo) {
        super(whatToDo);
    }
}
