package dev.portolan.operator.simulation;

import static dev.portolan.operator.AllocationDraft.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.LeaseState;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortState;
import dev.portolan.operator.OperatorCore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What random schedules with more than one operator found, each cut down to what it needs. */
class FoundWithTwoOperatorsTest {
  private static final String LEASE = "ns.apps.tcp.80";

  private final Rehearsal stage = new Rehearsal(Regime.Plain);

  @Test
  void who_has_not_seen_the_edit_leaves_a_number_in_use_that_was_only_reserved_before() {
    // Given
    stage.apply(
        allocation("first").in("apps").service("web").port(80).reserving("r", 81, "db").build());
    stage.settle();
    PortAllocation before = stage.allocation("apps/first");
    stage.apply(allocation("first").in("apps").service("web").port(81).build());
    stage.settle();
    OperatorCore blind = stage.anotherOperator();
    assertThat(blind.seen(before)).isEmpty();

    // When
    var unused = blind.reconcile(before);

    // Then
    assertThat(stage.lease("ns.apps.tcp.81").getSpec().state()).isEqualTo(LeaseState.Active);
  }

  @Test
  void who_is_refused_by_a_service_that_is_gone_frees_nothing() {
    // Given
    OperatorCore blind = whoKnowsOfTwoRivals();
    stage.hold("POST Service apps/web");
    stage.delete("apps/other");
    stage.settle();
    assertThat(stage.holder(LEASE)).contains("apps/first");
    assertThat(blind.seen(stage.lease(LEASE))).isNotEmpty();

    // When
    var unused = blind.reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(stage.holder(LEASE)).contains("apps/first");
  }

  @Test
  void who_hears_that_what_refused_it_is_gone_while_it_asks_frees_nothing() {
    // Given
    stage.apply(allocation("other").in("apps").service("web").port(81).build());
    stage.settle();
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.settle();
    List<HasMetadata> refusers =
        List.of(stage.allocation("apps/other"), stage.service("apps/web").orElseThrow());
    OperatorCore[] late = new OperatorCore[1];
    late[0] =
        stage.anotherOperator(
            Sabotage.beforeAskingFor(
                PortAllocation.class,
                stage.harbour().server(),
                () -> refusers.forEach(gone -> assertThat(late[0].gone(gone)).isNotNull())));
    stage.tell(late[0]);
    stage.hold("POST Service apps/web");
    stage.delete("apps/other");
    stage.settle();
    assertThat(late[0].seen(stage.lease(LEASE))).isNotEmpty();

    // When
    var unused = late[0].reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(stage.holder(LEASE)).contains("apps/first");
  }

  /** Two want one Service name, the first has none; the operator hears nothing more. */
  private OperatorCore whoKnowsOfTwoRivals() {
    stage.apply(allocation("other").in("apps").service("web").port(81).build());
    stage.settle();
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    stage.settle();
    OperatorCore blind = stage.anotherOperator();
    stage.tell(blind);
    return blind;
  }

  @Test
  void who_believes_in_a_service_that_is_gone_takes_no_policy_away() {
    // Given
    OperatorCore blind = whoKnowsOfTwoRivals();
    stage.delete("apps/other");
    stage.settle();
    NetworkPolicy fence = stage.fence("apps/portolan-web").orElseThrow();
    assertThat(blind.seen(fence)).isNotEmpty();

    // When
    var unused = blind.reconcile(stage.allocation("apps/first"));

    // Then
    assertThat(stage.fence("apps/portolan-web")).contains(fence);
  }

  @Test
  void what_a_late_write_shows_is_given_up_where_somebody_else_has_the_key() {
    // Given
    Rehearsal cluster = new Rehearsal(new Temper(1, 3, 1, 0, 0, 0, true, Regime.Cluster, false));
    cluster.apply(allocation("other").in("apps").service("api").port(81).build());
    cluster.apply(allocation("first").in("apps").service("web").port(80).build());
    cluster.settle();
    Service late = cluster.service("apps/web").orElseThrow();
    cluster.apply(allocation("first").in("apps").service("web").port(82).build());
    cluster.settle();
    cluster.apply(allocation("second").in("shop").service("web").port(80).build());
    cluster.settle();
    assertThat(cluster.onlyPortOf("shop/second").state()).isEqualTo(PortState.Granted);

    // When
    cluster.stop();
    cluster.apply(allocation("first").in("apps").service("web").port(81).build());
    cluster.showAgain(late);
    cluster.start();
    cluster.settle();

    // Then
    assertThat(cluster.holder("cluster.tcp.80")).contains("shop/second");
    assertThat(cluster.onlyPortOf("apps/first").state()).isEqualTo(PortState.Conflicted);
    assertThat(cluster.service("apps/web")).isEmpty();
    cluster.harbour().services().end();
    assertThat(cluster.harbour().violations()).isEmpty();
  }

  @Test
  void who_was_made_anew_while_the_watch_was_broken_is_looked_at() {
    // Given
    PortAllocation web = allocation("first").in("apps").service("web").port(80).build();
    stage.apply(web);
    PortAllocation before = stage.allocation("apps/first");
    stage.delete("apps/first");
    stage.apply(web);
    OperatorCore another = stage.anotherOperator();
    assertThat(another.seen(before)).isEmpty();

    // When
    var woken = another.seen(before, stage.allocation("apps/first"));

    // Then
    assertThat(woken).contains(new ResourceID("first", "apps"));
  }

  @Test
  void who_is_known_before_the_end_of_its_former_namespace_is_looked_at() {
    // Given
    OperatorCore another = stage.anotherOperator();
    stage.apply(allocation("first").in("apps").service("web").port(80).build());
    Namespace going =
        new NamespaceBuilder()
            .withNewMetadata()
            .withName("apps")
            .withUid("uid-former")
            .withResourceVersion("1")
            .withDeletionTimestamp("2026-11-20T10:00:00Z")
            .endMetadata()
            .build();
    assertThat(another.seen(going)).isEmpty();
    assertThat(another.seen(stage.allocation("apps/first"))).isEmpty();

    // When
    var woken = another.gone(going);

    // Then
    assertThat(woken).containsExactly(new ResourceID("first", "apps"));
  }
}
