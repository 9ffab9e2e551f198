package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database is not to be had from everywhere, by whichever door. */
class NeverPublicRuleTest {

  private static final String REFUSED = "Refused NeverPublic";

  private final Harbour harbour = new Harbour();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db NodePort: cql=9042",
        "db LoadBalancer: cql=9042",
        "db Host: cql=9042",
        "db Host bare: cql=80 host 9042",
        "db Internal: cql=9042 host 80",
        "db Internal: cql=80 host 9042",
        "db Internal: cql=9042 open",
        "db LoadBalancer: cql=443 to 9042",
        "db Internal: cql=443 to 9042 open",
        "db NodePort: cql=20165"
      })
  void every_way_to_the_outside_is_closed(String service) {
    ruled(Enforcement.DenyNew);
    harbour.declare("apps/a", service);
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db Internal: cql=9042",
        "db External: cql=9042",
        "db Internal: cql=443 to 9042",
        "db LoadBalancer: cql=443 to 9043",
        "db LoadBalancer: cql=443 to cql",
        "db Host bare: cql=9042 host 80",
        "db NodePort: cql=20170"
      })
  void what_stays_inside_or_is_another_number_is_granted(String service) {
    ruled(Enforcement.DenyNew);
    harbour.declare("apps/a", service);
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo("Granted");
  }

  @Test
  void the_sentence_says_which_number_and_what_makes_it_public() {
    ruled(Enforcement.DenyNew);
    harbour.declare("apps/a", "db LoadBalancer: cql=443 to 9042", "web Internal: cql=9042 open");
    assertThat(harbour.sentence("apps/a", "db/cql"))
        .isEqualTo(
            "db cannot have 443/TCP: its target port 9042 must never be public by policy house, and"
                + " exposure LoadBalancer would make it so; use exposure Internal, no hostPort, and"
                + " peers that are named.");
    assertThat(harbour.sentence("apps/a", "web/cql"))
        .contains("port 9042 must never be public by policy house, and its peers let everybody in");
  }

  @Test
  void another_target_port_of_what_runs_is_refused_and_the_former_stays() {
    // Given
    ruled(Enforcement.DenyNew);
    harbour.declare("apps/a", "web LoadBalancer: http=443 to 8443").rest();

    // When
    harbour.declare("apps/a", "web LoadBalancer: http=443 to 9042");

    // Then
    assertThat(harbour.verdict("apps/a", "web/http"))
        .isEqualTo("Kept 443 LoadBalancer, NeverPublic");
    assertThat(harbour.sentence("apps/a", "web/http"))
        .endsWith("Until then it stays on 443 (LoadBalancer, target port 8443).");
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  @Test
  void what_runs_when_the_policy_comes_stays_with_a_finding() {
    harbour.declare("apps/a", "db LoadBalancer: cql=9042").rest();
    ruled(Enforcement.DenyNew);
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated db/cql");
  }

  @Test
  void peers_that_let_everybody_in_to_what_runs_are_a_finding_and_refused_under_deny() {
    ruled(Enforcement.DenyNew);
    harbour.declare("apps/a", "db Internal: cql=9042").rest();
    harbour.declare("apps/a", "db Internal: cql=9042 open").rest();
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated db/cql");
    ruled(Enforcement.Deny);
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo(REFUSED);
  }

  @Test
  void what_runs_is_withdrawn_under_deny() {
    harbour.declare("apps/a", "db LoadBalancer: cql=9042").rest();
    ruled(Enforcement.Deny);
    assertThat(harbour.verdict("apps/a", "db/cql")).isEqualTo(REFUSED);
    assertThat(harbour.rest().services).isEmpty();
  }

  @Test
  void somebody_must_answer_for_a_port_where_a_policy_wants_it() {
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        EVERYTHING,
        new OwnerRule(Enforcement.DenyNew, "policy house"));
    harbour.declare("apps/a", "web Internal: http=80 by shop, nobody=81");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "web/nobody")).isEqualTo("Refused OwnerRequired");
    assertThat(harbour.sentence("apps/a", "web/nobody"))
        .isEqualTo(
            "web cannot have 81/TCP: policy house wants to know who answers for it; name a team in"
                + " spec.owner.team of apps/a.");
  }

  private void ruled(Enforcement enforcement) {
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        EVERYTHING,
        new NeverPublicRule(
            List.of(new Numbers(9042, 9042), new Numbers(20160, 20169)),
            enforcement,
            "policy house"));
  }
}
