package se.handlingsplan.modelgate.rules;

import java.util.Map;
import java.util.Set;

/**
 * The keys under which forms ask for facts about the person: what somebody who has told it once must not be asked again.
 * What an agency does, decides or plans is no such fact.
 */
public final class PersonFacts {

    public static final Set<String> KEYS = Set.of(
            // who it is
            "givenName",
            "familyName",
            "dateOfBirth",
            "citizenship",
            "citizenshipGroup",
            "ageBand",
            "sex",
            "residenceStatus",
            "foundMunicipality",
            "stayMunicipality",
            "countryOfReturn",
            "documentsMissing",
            // how to talk and meet
            "languages",
            "interpreterNeeded",
            "workerSexPreferred",
            "safeTimes",
            "contactWay",
            // what happened
            "suspectedForm",
            "formsConfirmed",
            "branch",
            "offence",
            "violenceAt",
            "threatSource",
            "policeReportMade",
            // how the person is and lives
            "inDanger",
            "feelsSafe",
            "children",
            "childrenAlong",
            "pregnancy",
            "accessNeeds",
            "substance",
            "pet",
            "avoidAreas",
            "separateFrom",
            // what the person wants, and who speaks for the person
            "wantsCare",
            "wantsReflectionPeriod",
            "consentToShareHealth",
            "embassyConsent",
            "guardianState",
            "counselState",
            "counselName");

    /** Other names that suggest themselves for the same facts. */
    static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("firstName", "givenName"),
            Map.entry("lastName", "familyName"),
            Map.entry("surname", "familyName"),
            Map.entry("birthDate", "dateOfBirth"),
            Map.entry("nationality", "citizenship"),
            Map.entry("age", "ageBand"),
            Map.entry("gender", "sex"),
            Map.entry("permitStatus", "residenceStatus"),
            Map.entry("municipalityFound", "foundMunicipality"),
            Map.entry("municipalityOfStay", "stayMunicipality"),
            Map.entry("language", "languages"),
            Map.entry("interpreter", "interpreterNeeded"),
            Map.entry("interpreterWanted", "interpreterNeeded"),
            Map.entry("interpreterSex", "workerSexPreferred"),
            Map.entry("phone", "contactWay"),
            Map.entry("exploitationForm", "suspectedForm"),
            Map.entry("numberOfChildren", "children"),
            Map.entry("pregnant", "pregnancy"),
            Map.entry("substanceUse", "substance"),
            Map.entry("counselAppointed", "counselState"));

    private PersonFacts() {}
}
