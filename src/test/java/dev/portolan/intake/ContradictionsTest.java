package dev.portolan.intake;

import static dev.portolan.intake.Policies.NAMESPACES;
import static dev.portolan.intake.Policies.PRODUCTION;
import static dev.portolan.intake.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The younger of two policies that contradict each other is told so. */
class ContradictionsTest {

  private static final PortPolicy OLDER =
      policy(
          "older",
          1,
          "loadBalancer: {pool: one}\nnodePorts: {from: 30000, to: 31000}\nranges: [{name: a, from: 8000, to: 8009, categories: [web]}]");

  @Test
  void policies_that_agree_or_say_different_things_contradict_nobody() {
    assertThat(
            said(
                policy(
                    "younger",
                    2,
                    "nodePorts: {from: 30500, to: 32000}\nranges: [{name: b, from: 8000, to: 8004}, {name: c, from: 8000, to: 8009, categories: [web]}]")))
        .isEmpty();
    assertThat(said(policy("equal", 2, "loadBalancer: {pool: one}"))).isEmpty();
    assertThat(Contradictions.of(OLDER, List.of(OLDER), NAMESPACES)).isEmpty();
  }

  @Test
  void another_load_balancer_block_does_not_hold() {
    assertThat(said(policy("younger", 2, PRODUCTION + "loadBalancer: {pool: two}")))
        .containsExactly(
            "Policy older is older and states another loadBalancer block for namespace apps: that"
                + " one holds there. Make the two equal, or their selectors disjoint.");
  }

  @Test
  void node_ports_without_a_number_in_common_do_not_hold() {
    assertThat(said(policy("younger", 2, "nodePorts: {from: 20000, to: 20100}")))
        .containsExactly(
            "Its nodePorts 20000-20100 have no number in common with 30000-31000 of policy older,"
                + " which is older: those hold. Make them overlap, or leave one out.");
  }

  @Test
  void an_equally_narrow_range_for_others_does_not_hold_where_they_overlap() {
    assertThat(said(policy("younger", 2, "ranges: [{name: b, from: 8005, to: 8014}]")))
        .containsExactly(
            "Its range b (8005-8014) and range a (8000-8009) of policy older, which is older, are"
                + " equally narrow and disagree about 8005-8009: the older one holds there in"
                + " namespace apps. Make one of them narrower, or the two equal.");
  }

  @Test
  void of_one_policy_s_own_ranges_the_first_holds() {
    assertThat(
            said(
                policy(
                    "younger",
                    2,
                    "ranges: [{name: b, from: 1, to: 9}, {name: c, from: 9, to: 17, allowed: false}]")))
        .containsExactly(
            "Its ranges b (1-9) and c (9-17) are equally narrow and disagree about 9: the first of"
                + " the list holds there. Make one of them narrower.");
  }

  @Test
  void where_no_namespace_is_shared_nothing_is_contradicted() {
    PortPolicy elsewhere =
        policy(
            "elsewhere",
            1,
            "namespaceSelector: {matchLabels: {tier: test}}\nloadBalancer: {pool: one}");
    PortPolicy younger = policy("younger", 2, PRODUCTION + "loadBalancer: {pool: two}");
    assertThat(Contradictions.of(younger, List.of(younger, elsewhere), NAMESPACES)).isEmpty();
  }

  @Test
  void the_older_one_is_told_nothing() {
    PortPolicy younger = policy("younger", 2, "loadBalancer: {pool: two}");
    assertThat(Contradictions.of(OLDER, List.of(younger, OLDER), NAMESPACES)).isEmpty();
  }

  private static List<String> said(PortPolicy younger) {
    return Contradictions.of(younger, List.of(younger, OLDER), NAMESPACES);
  }
}
