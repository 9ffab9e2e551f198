package dev.portolan.intake;

import static dev.portolan.intake.Policies.NAMESPACES;
import static dev.portolan.intake.Policies.PRODUCTION;
import static dev.portolan.intake.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Enforcement;
import dev.portolan.ledger.NeverPublicRule;
import dev.portolan.ledger.NodePortRule;
import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.OwnerRule;
import dev.portolan.ledger.Range;
import dev.portolan.ledger.RangeRule;
import dev.portolan.ledger.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several policies, one house. */
class HouseTest {

  @Test
  void ranges_are_joined_the_older_policy_s_first() {
    House house =
        house(
            policy("younger", 2, "ranges: [{name: b, from: 80}]"),
            policy("older", 1, "ranges: [{name: a, from: 81, to: 90}]"));
    assertThat(only(RangeRule.class, house).ranges())
        .extracting(Range::title)
        .containsExactly("a (81-90)", "b (80)");
  }

  @Test
  void a_range_has_its_own_enforcement_or_its_policy_s() {
    House house =
        house(
            policy(
                "house",
                1,
                "ranges: [{name: a, from: 1, enforcement: Warn}, {name: b, from: 2}]\nenforcement: Deny"),
            policy("other", 2, "ranges: [{name: c, from: 3}]"));
    assertThat(only(RangeRule.class, house).ranges())
        .extracting(Range::enforcement)
        .containsExactly(Enforcement.Warn, Enforcement.Deny, Enforcement.DenyNew);
  }

  @Test
  void the_world_is_closed_if_any_says_so_as_the_strictest_of_them_does() {
    House house =
        house(
            policy("first", 1, "closed: true"),
            policy("second", 2, "closed: true\nenforcement: Deny"),
            policy("third", 3, "closed: false"));
    assertThat(only(RangeRule.class, house).closed())
        .contains(new RangeRule.Closed(Enforcement.Deny, "policy second"));
    assertThat(all(RangeRule.class, house(policy("open", 1, "closed: false")))).isEmpty();
  }

  @Test
  void never_public_numbers_and_owners_are_joined_each_with_its_policy_s_enforcement() {
    House house =
        house(
            policy("a", 1, "exposure: {neverPublic: [{from: 9042}]}\nrequire: {owner: true}"),
            policy("b", 2, "exposure: {neverPublic: [{from: 1, to: 9}]}\nenforcement: Deny"),
            policy("c", 3, "require: {owner: false}"));
    assertThat(all(NeverPublicRule.class, house))
        .containsExactly(
            new NeverPublicRule(List.of(new Numbers(9042, 9042)), Enforcement.DenyNew, "policy a"),
            new NeverPublicRule(List.of(new Numbers(1, 9)), Enforcement.Deny, "policy b"));
    assertThat(all(OwnerRule.class, house))
        .containsExactly(new OwnerRule(Enforcement.DenyNew, "policy a"));
  }

  @Test
  void node_ports_intersect() {
    assertThat(
            nodePorts(
                policy("a", 1, "nodePorts: {from: 30000, to: 31000}"),
                policy("b", 2, "nodePorts: {from: 30500, to: 32000}")))
        .isEqualTo(new Numbers(30_500, 31_000));
  }

  @Test
  void node_ports_that_would_leave_nothing_have_no_say() {
    assertThat(
            nodePorts(
                policy("c", 3, "nodePorts: {from: 30000, to: 30500}"),
                policy("b", 2, "nodePorts: {from: 20000, to: 20100}"),
                policy("a", 1, "nodePorts: {from: 30000, to: 31000}")))
        .isEqualTo(new Numbers(30_000, 30_500));
  }

  @Test
  void of_two_without_a_node_port_in_common_the_older_one_holds() {
    assertThat(
            nodePorts(
                policy("b", 2, "nodePorts: {from: 20000, to: 20100}"),
                policy("a", 1, "nodePorts: {from: 30000, to: 31000}")))
        .isEqualTo(new Numbers(30_000, 31_000));
  }

  @Test
  void where_no_policy_tells_the_node_ports_kubernetes_default_holds() {
    assertThat(nodePorts(policy("a", 1, "closed: true"))).isEqualTo(new Numbers(30_000, 32_767));
  }

  @Test
  void terms_withdraw_where_a_policy_that_states_them_says_deny() {
    PortPolicy scope = policy("scope", 1, "collisionScope: Cluster\nenforcement: Deny");
    PortPolicy wider = policy("wider", 2, "collisionScope: Namespace\nenforcement: Deny");
    PortPolicy balancer = policy("balancer", 3, "loadBalancer: {pool: a}\nenforcement: Deny");
    PortPolicy mild = policy("mild", 1, "loadBalancer: {pool: b}");
    assertThat(house(scope, mild).terms().withdrawnBy()).contains("policy scope");
    assertThat(house(balancer).terms().withdrawnBy()).contains("policy balancer");
    assertThat(house(mild, balancer).terms().withdrawnBy()).isEmpty();
    assertThat(house(wider, policy("w", 3, "collisionScope: Cluster")).terms().withdrawnBy())
        .isEmpty();
  }

  @Test
  void a_house_is_discreet_if_any_says_so() {
    assertThat(house(policy("a", 1, "disclose: Holder")).discreet()).isFalse();
    assertThat(
            house(policy("a", 1, "disclose: Holder"), policy("b", 2, "disclose: Namespace"))
                .discreet())
        .isTrue();
  }

  @Test
  void a_policy_speaks_for_the_namespaces_that_it_selects() {
    PortPolicy policy = policy("a", 1, PRODUCTION + "require: {owner: true}");
    assertThat(all(OwnerRule.class, House.of(List.of(policy), "apps", labels("apps")))).hasSize(1);
    assertThat(all(OwnerRule.class, House.of(List.of(policy), "shop", labels("shop")))).isEmpty();
  }

  private static Map<String, String> labels(String namespace) {
    return NAMESPACES.getOrDefault(namespace, Map.of());
  }

  private static Numbers nodePorts(PortPolicy... policies) {
    return only(NodePortRule.class, house(policies)).numbers();
  }

  private static House house(PortPolicy... policies) {
    return House.of(List.of(policies), "apps", labels("apps"));
  }

  private static <R extends Rule> R only(Class<R> type, House house) {
    assertThat(all(type, house)).hasSize(1);
    return all(type, house).getFirst();
  }

  private static <R extends Rule> List<R> all(Class<R> type, House house) {
    return Stream.of(house)
        .flatMap(one -> one.rules().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }
}
