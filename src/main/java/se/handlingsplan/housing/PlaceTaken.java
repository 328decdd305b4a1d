package se.handlingsplan.housing;

/** Says that a place can't be had: another case holds it, or no shelter offers it. */
public class PlaceTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlaceTaken(String place) {
        super("the place " + place + " is not free");
    }
}
