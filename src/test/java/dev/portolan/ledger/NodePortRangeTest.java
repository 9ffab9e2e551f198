package dev.portolan.ledger;

import static dev.portolan.ledger.Rulings.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Node ports where a policy tells which ones there are, or keeps one. */
class NodePortRangeTest {

  private final Harbour harbour = new Harbour();

  @Test
  void the_policy_s_range_decides_and_not_kubernetes_default() {
    ruled(new Numbers(20_000, 20_100));
    harbour.declare("apps/a", "web NodePort: in=80 node 20080, out=81 node 30080");
    assertThat(harbour.verdict("apps/a", "web/in")).isEqualTo("Granted");
    assertThat(harbour.sentence("apps/a", "web/out"))
        .isEqualTo(
            "web cannot have node port 30080: the API server hands out node ports 20000-20100 only;"
                + " choose one of these, or leave nodePort out. Free: 20000, 20001, 20002.");
  }

  @Test
  void neighbours_are_offered_within_the_policy_s_range() {
    ruled(new Numbers(20_000, 20_100));
    harbour.declare("apps/a", "web NodePort: http=80 node 20100");
    harbour.declare("apps/b", "site NodePort: http=81 node 20100");
    assertThat(harbour.sentence("apps/b", "site/http")).endsWith("Free: 20097, 20098, 20099.");
  }

  @Test
  void a_chosen_number_outside_of_the_range_is_replaced_before_it_is_leased() {
    ruled(new Numbers(20_000, 20_100));
    harbour.declare("apps/a", "web NodePort: http=80").run();
    assertThat(shown()).isEqualTo(31_000);
    assertThat(harbour.leases).doesNotContainKey(new Key.OnNode(31_000));
    harbour.rest();
    assertThat(shown()).isEqualTo(20_000);
    assertThat(harbour.lease(new Key.OnNode(20_000)).allocation()).isEqualTo("a");
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
  }

  @Test
  void each_port_of_an_allocation_gets_a_number_of_its_own() {
    ruled(new Numbers(20_000, 20_100));
    harbour.declare("apps/a", "web NodePort: http=80, admin=81", "api NodePort: http=82").rest();
    assertThat(harbour.leases)
        .containsKeys(new Key.OnNode(20_000), new Key.OnNode(20_001), new Key.OnNode(20_002));
    assertThat(harbour.verdict("apps/a", "web/admin")).isEqualTo("Granted");
    assertThat(harbour.verdict("apps/a", "api/http")).isEqualTo("Granted");
  }

  @Test
  void a_chosen_number_that_a_policy_keeps_is_replaced_before_it_is_leased() {
    reserved(31_000, Enforcement.DenyNew);
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    assertThat(shown()).isEqualTo(31_001);
    assertThat(harbour.findings("apps/a")).isEmpty();
  }

  @Test
  void a_number_that_is_leased_already_stays_when_the_policy_comes() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    ruled(new Numbers(20_000, 20_100)).rest();
    assertThat(shown()).isEqualTo(31_000);
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated web/http");
  }

  @Test
  void a_number_that_is_leased_already_moves_when_a_policy_withdraws_it() {
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    reserved(31_000, Enforcement.Deny);
    harbour.rest();
    assertThat(shown()).isEqualTo(31_001);
    assertThat(harbour.leases).doesNotContainKey(new Key.OnNode(31_000));
  }

  @Test
  void a_warning_moves_nothing() {
    reserved(31_000, Enforcement.Warn);
    harbour.declare("apps/a", "web NodePort: http=80").rest();
    assertThat(shown()).isEqualTo(31_000);
    assertThat(harbour.findings("apps/a")).containsExactly("PolicyViolated web/http");
  }

  private Harbour ruled(Numbers range) {
    return harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING, new NodePortRule(range));
  }

  private void reserved(int number, Enforcement enforcement) {
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING, keeps(number, enforcement));
  }

  private int shown() {
    Shown web = Objects.requireNonNull(harbour.services.get(new Key.ServiceName("apps", "web")));
    return web.ports().values().stream()
        .flatMap(port -> port.nodePort().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_number_chosen_instead_is_none_of_its_own_nobody_elses_and_not_kept() {
    // Given
    harbour.declare("apps/a", "web NodePort: http=80, other=81 node 31001").rest();
    harbour.declare("apps/b", "site NodePort: http=82 node 31002").rest();
    harbour.declare("apps/c", "later NodePort: http=80 node 31003");
    harbour.stranger(new Key.OnNode(31_004), "shop", "theirs");

    // When
    harbour.policy(
        "apps",
        Terms.WITHOUT_POLICY,
        EVERYTHING,
        keeps(31_000, Enforcement.Deny),
        keeps(31_005, Enforcement.DenyNew));
    harbour.rest();

    // Then
    assertThat(
            Objects.requireNonNull(harbour.services.get(new Key.ServiceName("apps", "web")))
                .ports()
                .values())
        .extracting(port -> port.nodePort().orElseThrow())
        .containsExactlyInAnyOrder(31_006, 31_001);
  }

  @Test
  void a_number_that_its_predecessor_had_for_another_port_is_replaced() {
    // Given
    harbour.policy("apps", Terms.WITHOUT_POLICY, EVERYTHING);
    harbour.declare("apps/a", "api NodePort: http=81 node 31000").rest();
    harbour.recreate("apps/a", "web NodePort: http=80");

    // When
    harbour.services.clear();
    harbour.services.put(
        new Key.ServiceName("apps", "web"),
        new Shown(
            "a",
            harbour.owner("apps/a").uid(),
            Terms.WITHOUT_POLICY,
            Exposure.NodePort,
            new TreeMap<>(
                Map.of("http", new Shown.Port(Protocol.TCP, 80, Optional.of(31_000), "80")))));

    // Then
    assertThat(harbour.verdict("apps/a", "web/http")).isEqualTo("Granted");
    harbour.rest();
    assertThat(shown()).isNotEqualTo(31_000);
  }

  private static ReservedRule keeps(int number, Enforcement enforcement) {
    return new ReservedRule(
        Scope.Node,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        enforcement,
        "policy house");
  }
}
