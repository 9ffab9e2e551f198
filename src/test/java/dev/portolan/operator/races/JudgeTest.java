package dev.portolan.operator.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the judge of races calls a violation. */
class JudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private final Judge judge = new Judge(Set.of("apps", "shop"), "pool");
  private int version;

  @Test
  void two_owners_on_one_number_of_a_namespace_are_seen_at_the_very_event() {
    // When
    show("apps", "one", "uid-1", "ClusterIP", 80, 0);
    show("apps", "two", "uid-2", "ClusterIP", 80, 0);
    hide("apps", "one");

    // Then
    assertThat(judge.violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.key()).isEqualTo("ns.apps.tcp.80");
              assertThat(violation.services()).containsExactly("apps/one", "apps/two");
              assertThat(violation.firstVersion()).isEqualTo("2");
              assertThat(violation.lastVersion()).isEqualTo("3");
              assertThat(violation.events()).isEqualTo(1);
            });
  }

  @Test
  void a_violation_that_is_not_over_counts() {
    // When
    show("apps", "one", "uid-1", "ClusterIP", 80, 0);
    show("apps", "two", "uid-2", "ClusterIP", 80, 0);

    // Then
    assertThat(judge.violations()).hasSize(1);
  }

  @Test
  void a_moment_is_excused_unless_it_is_a_node_port_or_not_over() {
    // Given
    show("apps", "one", "uid-1", "NodePort", 80, 30001);
    show("apps", "two", "uid-2", "NodePort", 80, 30001);

    // Then
    assertThat(judge.inexcusable(Duration.ofSeconds(1))).hasSize(2);

    // When
    hide("apps", "one");

    // Then
    assertThat(judge.inexcusable(Duration.ofSeconds(1)))
        .extracting(Judge.Violation::key)
        .containsExactly("node.30001");
  }

  @Test
  void one_owner_may_use_a_number_twice_and_two_may_have_it_one_after_the_other() {
    // When
    show("apps", "one", "uid-1", "ClusterIP", 80, 0);
    show("apps", "two", "uid-1", "ClusterIP", 80, 0);
    hide("apps", "one");
    show("apps", "two", "uid-1", "ClusterIP", 81, 0);
    show("apps", "three", "uid-2", "ClusterIP", 80, 0);
    show("shop", "four", "uid-3", "ClusterIP", 80, 0);

    // Then
    assertThat(judge.violations()).isEmpty();
    assertThat(judge.owners().keySet())
        .containsExactly("ns.apps.tcp.80", "ns.apps.tcp.81", "ns.shop.tcp.80");
  }

  @Test
  void namespaces_meet_on_the_pool_and_on_the_nodes() {
    // When
    show("apps", "one", "uid-1", "LoadBalancer", 443, 0);
    show("shop", "two", "uid-2", "LoadBalancer", 443, 0);
    show("apps", "three", "uid-1", "NodePort", 81, 30001);
    show("shop", "four", "uid-2", "NodePort", 82, 30001);

    // Then
    assertThat(judge.violations())
        .extracting(Judge.Violation::key)
        .containsExactly("lb.pool.tcp.443", "node.30001");
  }

  @Test
  void other_namespaces_are_not_its_concern() {
    // When
    show("elsewhere", "one", "uid-1", "ClusterIP", 80, 0);
    show("elsewhere", "two", "uid-2", "ClusterIP", 80, 0);

    // Then
    assertThat(judge.violations()).isEmpty();
    assertThat(judge.events()).isZero();
  }

  private void show(String namespace, String name, String uid, String type, int port, int node) {
    judge.shown(service(namespace, name, uid, type, port, node), NOW);
  }

  private void hide(String namespace, String name) {
    judge.gone(service(namespace, name, "any", "ClusterIP", 1, 0), NOW);
  }

  private Service service(
      String namespace, String name, String uid, String type, int port, int node) {
    version++;
    return new ServiceBuilder()
        .withNewMetadata()
        .withNamespace(namespace)
        .withName(name)
        .withResourceVersion(String.valueOf(version))
        .addNewOwnerReference()
        .withUid(uid)
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .withType(type)
        .addNewPort()
        .withProtocol("TCP")
        .withPort(port)
        .withNodePort(node == 0 ? null : Integer.valueOf(node))
        .endPort()
        .endSpec()
        .build();
  }
}
