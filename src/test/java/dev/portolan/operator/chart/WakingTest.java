package dev.portolan.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.World;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a changed policy or a relabelled namespace concerns, and nobody else. */
class WakingTest {

  private final Chart chart = new Chart();
  private int version = 1;

  @BeforeEach
  void three_namespaces_of_which_two_share_a_node_port() {
    chart.put(namespace("apps", Map.of("tier", "production")));
    chart.put(namespace("shop", Map.of()));
    chart.put(namespace("bank", Map.of()));
    chart.put(allocation("apps", "web", 80, 30080));
    chart.put(allocation("apps", "api", 81, 30081));
    chart.put(allocation("shop", "till", 80, 30080));
    chart.put(allocation("bank", "vault", 80, 30082));
  }

  @Test
  void a_policy_concerns_its_namespaces_and_whoever_wants_one_of_their_keys() {
    assertThat(woken(policy("production", "closed: true")))
        .containsExactlyInAnyOrder("apps/web", "apps/api", "shop/till");
  }

  @Test
  void a_policy_for_every_namespace_concerns_all() {
    assertThat(woken(everywhere("nodePorts: {from: 30000, to: 30100}"))).hasSize(4);
  }

  @Test
  void a_policy_that_says_nothing_new_concerns_nobody() {
    // Given
    chart.put(policy("production", "exposure: {allowed: [Internal]}"));

    // Then
    assertThat(woken(policy("production", "exposure: {allowed: [Internal]}"))).isEmpty();
    assertThat(
            woken(policy("production", "exposure: {allowed: [Internal]}\n  enforcement: DenyNew")))
        .isEmpty();
    assertThat(woken(everywhere("nodePorts: {from: 30000, to: 32767}"))).isEmpty();
  }

  @Test
  void a_policy_whose_namespaces_change_concerns_those_it_leaves_and_those_it_comes_to() {
    // Given
    chart.put(policy("production", "closed: true"));

    // When
    PortPolicy moved =
        resource(
            PortPolicy.class,
            """
            kind: PortPolicy
            metadata: {name: production, resourceVersion: "%d"}
            spec:
              namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: bank}}
              closed: true
            """
                .formatted(++version));

    // Then
    assertThat(woken(moved))
        .containsExactlyInAnyOrder("apps/web", "apps/api", "shop/till", "bank/vault");
  }

  @Test
  void a_relabelled_namespace_concerns_those_for_whom_other_policies_speak_now() {
    // Given
    chart.put(policy("production", "closed: true"));

    // Then
    assertThat(names(chart.put(namespace("bank", Map.of("tier", "production")))))
        .containsExactly("bank/vault");
    assertThat(names(chart.put(namespace("bank", Map.of("tier", "production", "x", "y")))))
        .isEmpty();
  }

  @Test
  void a_policy_that_goes_concerns_those_for_whom_it_spoke() {
    // Given
    PortPolicy policy = policy("production", "closed: true");
    chart.put(policy);

    // Then
    assertThat(names(chart.remove(policy)))
        .containsExactlyInAnyOrder("apps/web", "apps/api", "shop/till");
  }

  @Test
  void a_policy_concerns_those_with_whom_its_namespaces_come_to_share_a_key() {
    // Given
    chart.put(namespace("shop", Map.of("tier", "test")));
    chart.put(
        resource(
            PortPolicy.class,
            """
            kind: PortPolicy
            metadata: {name: shop, resourceVersion: "%d"}
            spec:
              namespaceSelector: {matchLabels: {tier: test}}
              loadBalancer: {addresses: Shared, pool: edge}
            """
                .formatted(++version)));
    chart.put(balanced("shop", "shared"));
    chart.put(balanced("apps", "newcomer"));

    // Then
    assertThat(woken(policy("production", "loadBalancer: {addresses: Shared, pool: edge}")))
        .contains("shop/shared");
  }

  @Test
  void whoever_waits_for_a_renamed_key_is_woken_when_the_lease_of_its_old_name_goes() {
    // Given
    chart.put(everywhere("loadBalancer: {addresses: Shared, pool: before}"));
    chart.put(balanced("shop", "waiter"));
    PortLease old = lease("lb.before.tcp.443", "gone");
    chart.put(old);

    // When
    chart.put(everywhere("loadBalancer: {addresses: Shared, pool: after}"));

    // Then
    assertThat(names(chart.removed(old))).containsExactly("shop/waiter");
  }

  @Test
  void a_lease_of_an_old_name_is_gathered_with_those_who_want_the_new_one() {
    // Given
    PortAllocation waiter = balanced("shop", "waiter");
    chart.put(everywhere("loadBalancer: {addresses: Shared, pool: before}"));
    chart.put(lease("lb.before.tcp.443", "gone"));
    chart.put(waiter);

    // When
    chart.put(everywhere("loadBalancer: {addresses: Shared, pool: after}"));
    World world = chart.gather(waiter, Instant.EPOCH).orElseThrow().world();

    // Then
    assertThat(world.leases()).extracting(l -> l.key().name()).containsExactly("lb.before.tcp.443");
    assertThat(Settlement.settle(world).verdicts().values())
        .allMatch(Verdict.Refused.class::isInstance);
  }

  @Test
  void what_is_disclosed_of_a_namespace_concerns_those_who_lose_to_it() {
    assertThat(woken(policy("production", "disclose: Namespace"))).contains("shop/till");
    assertThat(chart.isDiscreet("apps")).isTrue();
    assertThat(chart.isDiscreet("shop")).isFalse();
  }

  private Set<String> woken(PortPolicy policy) {
    return names(chart.put(policy));
  }

  private static Set<String> names(Set<ResourceID> ids) {
    return ids.stream()
        .map(id -> id.getNamespace().orElse("") + "/" + id.getName())
        .collect(Collectors.toSet());
  }

  private Namespace namespace(String name, Map<String, String> labels) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .withResourceVersion("" + ++version)
        .endMetadata()
        .build();
  }

  private PortPolicy everywhere(String spec) {
    return resource(
        PortPolicy.class,
        """
        kind: PortPolicy
        metadata: {name: everywhere, resourceVersion: "%d"}
        spec: {%s}
        """
            .formatted(++version, spec));
  }

  private PortPolicy policy(String name, String spec) {
    return resource(
        PortPolicy.class,
        """
        kind: PortPolicy
        metadata: {name: %s, resourceVersion: "%d"}
        spec:
          namespaceSelector: {matchLabels: {tier: production}}
          %s
        """
            .formatted(name, ++version, spec));
  }

  private PortAllocation allocation(String namespace, String name, int port, int nodePort) {
    return resource(
        PortAllocation.class,
        """
        kind: PortAllocation
        metadata: {namespace: %s, name: %s, uid: %2$s, generation: 1, resourceVersion: "%d"}
        spec:
          services:
          - name: %2$s
            exposure: NodePort
            selector: {app: x}
            ports: [{name: http, port: %d, nodePort: %d}]
        """
            .formatted(namespace, name, ++version, port, nodePort));
  }

  private PortAllocation balanced(String namespace, String name) {
    return resource(
        PortAllocation.class,
        """
        kind: PortAllocation
        metadata: {namespace: %s, name: %s, uid: %2$s, generation: 1, resourceVersion: "%d"}
        spec:
          services:
          - name: %2$s
            exposure: LoadBalancer
            selector: {app: x}
            ports: [{name: http, port: 443}]
        """
            .formatted(namespace, name, ++version));
  }

  /** A lease of apps/HOLDER. */
  private PortLease lease(String name, String holder) {
    return resource(
        PortLease.class,
        """
        kind: PortLease
        metadata: {name: %s, uid: %1$s, resourceVersion: "%d"}
        spec:
          scope: LoadBalancer
          pool: before
          protocol: TCP
          port: 443
          holder: {namespace: apps, name: %s, uid: %3$s}
          claims: [web/http]
          state: Active
        """
            .formatted(name, ++version, holder));
  }

  private static <R> R resource(Class<R> type, String text) {
    return Serialization.unmarshal("apiVersion: portolan.dev/v1alpha1\n" + text, type);
  }
}
