package se.handlingsplan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import se.handlingsplan.HandlingsplanTest;
import se.handlingsplan.casefile.Proposal;
import se.handlingsplan.casefile.Proposals;
import se.handlingsplan.casefile.Reader;
import se.handlingsplan.shared.AgencyId;
import se.handlingsplan.shared.CaseNumber;
import se.handlingsplan.shared.MemberId;

/** A table proposes and says why; a person decides, says why if it is something else, and both are kept with the case. */
@HandlingsplanTest
class ProposedAndDecidedTest {

    @LocalServerPort
    int port;

    @Autowired
    Proposals proposals;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void who_decides_sees_the_rule_and_its_ground_and_must_give_reasons_for_deciding_otherwise() {
        var rest = new EngineRest(port);
        var aCase = new CaseByRest(rest)
                .answering(
                        "open-case", Map.of("ageBand", "adult", "stayMunicipality", "0180", "identifiedAlready", true))
                .answering("clarify-residence-status", Map.of("residenceStatus", "irregular", "acuteNeed", "yes"))
                .openedBy("socialservices")
                .carriedUntil(Set.of("decide-entitlement"));
        String task = task(rest, aCase);

        JsonNode opened = rest.get("socialservices", "/task/" + task + "/form-variables");
        assertThat(opened.at("/entitlementProposal/value").asText()).isEqualTo("acute");
        assertThat(opened.at("/entitlementProposalBasis/value").asText())
                .contains("Propose the entitlement (today), edition 1.0.0, rule 9")
                .contains("Offer the reflection period first.")
                .contains("Age: Adult, 18 or over · Residence status: Without permission · Acute need: Yes");

        var refused = decide(rest, task, Map.of("entitlement", "full", "payer", "unclear"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("This is not what was proposed").contains("\"reasons\"");
        assertThat(kept(aCase, "stockholm", "entitlementProposal").decided()).isEmpty();

        var taken = decide(
                rest, task, Map.of("entitlement", "full", "payer", "unclear", "reasons", "the stay is being settled"));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);

        Proposal entitlement = kept(aCase, "stockholm", "entitlementProposal");
        assertThat(entitlement)
                .extracting(Proposal::line, Proposal::step, Proposal::decision, Proposal::versionTag)
                .containsExactly("plan", "propose-entitlement", "entitlement", "1.0.0");
        assertThat(entitlement.basis().rules())
                .extracting(rule -> rule.id(), rule -> rule.output())
                .containsExactly(tuple("entitlement-rule-9", "acute"));
        assertThat(entitlement.decided())
                .extracting(Proposal.Decided::value, Proposal.Decided::differs, decided -> decided.author()
                        .value())
                .containsExactly(tuple("full", true, "socialservices"));
        assertThat(kept(aCase, "stockholm", "payerProposal").decided())
                .extracting(Proposal.Decided::value, Proposal.Decided::differs)
                .containsExactly(tuple("unclear", false));
        assertThat(all(aCase, "botkyrka")).as("to an agency that takes no part").isEmpty();
    }

    private static String task(EngineRest rest, CaseByRest aCase) {
        return rest.get(
                        "socialservices",
                        "/task?taskDefinitionKey=decide-entitlement&processInstanceBusinessKey=" + aCase.number())
                .get(0)
                .path("id")
                .asText();
    }

    private static java.net.http.HttpResponse<String> decide(
            EngineRest rest, String task, Map<String, Object> answers) {
        return rest.send("socialservices", "POST", "/task/" + task + "/submit-form", EngineRest.variables(answers));
    }

    private Proposal kept(CaseByRest aCase, String agency, String variable) {
        return all(aCase, agency).stream()
                .filter(proposal -> proposal.variable().equals(variable))
                .findFirst()
                .orElseThrow();
    }

    private List<Proposal> all(CaseByRest aCase, String agency) {
        return transaction.execute(status -> proposals.ofCase(
                new Reader(new AgencyId(agency), new MemberId("test"), "test"),
                CaseNumber.parse(aCase.number()).orElseThrow()));
    }
}
