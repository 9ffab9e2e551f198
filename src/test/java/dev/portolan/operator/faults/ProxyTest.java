package dev.portolan.operator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.controlplane.WithControlPlane;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The proxy does what a saboteur says, and nothing else. */
@WithControlPlane
class ProxyTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final Logbook logbook = new Logbook();
  private final Proxy proxy;
  private final KubernetesClient direct;
  private final KubernetesClient behind;
  private final String namespace;

  ProxyTest(ControlPlane controlPlane) {
    proxy = Proxy.before(controlPlane, logbook, vertx);
    direct = controlPlane.client();
    namespace = controlPlane.newNamespace("proxy");
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
            .withMasterUrl(proxy.url())
            .withRequestRetryBackoffLimit(0)
            .withWatchReconnectInterval(50)
            .build();
    behind = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void close() {
    behind.close();
    proxy.close();
    vertx.close();
  }

  @Test
  void what_is_delivered_is_done_and_recorded() {
    // When
    create("plain");

    // Then
    assertThat(there("plain")).isTrue();
    assertThat(logbook.writes())
        .extracting(Write::toString)
        .containsExactly("1: POST /api/v1/namespaces/" + namespace + "/configmaps");
  }

  @Test
  void what_is_never_sent_is_not_done() {
    // Given
    logbook.open((write, at) -> new Fate.NeverSent());

    // Then
    assertThatThrownBy(() -> create("lost")).isInstanceOf(KubernetesClientException.class);
    assertThat(there("lost")).isFalse();
  }

  @Test
  void what_loses_its_answer_is_done() {
    // Given
    logbook.open((write, at) -> new Fate.AnswerLost());

    // Then
    assertThatThrownBy(() -> create("unanswered")).isInstanceOf(KubernetesClientException.class);
    assertThat(there("unanswered")).isTrue();
  }

  @Test
  void what_is_sent_twice_has_the_second_answer() {
    // Given
    logbook.open((write, at) -> new Fate.SentTwice());

    // Then
    assertThatThrownBy(() -> create("twice")).hasMessageContaining("already exists");
    assertThat(there("twice")).isTrue();
  }

  @Test
  void what_is_answered_by_the_proxy_is_not_done() {
    // Given
    logbook.open((write, at) -> new Fate.Answered(422, "Invalid", Map.of()));

    // Then
    assertThatThrownBy(() -> create("answered"))
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(422));
    assertThat(there("answered")).isFalse();
  }

  @Test
  void what_is_held_is_done_later() {
    // Given
    Promise<Void> gate = Promise.promise();
    logbook.open((write, at) -> new Fate.Held(gate.future()));

    // When
    CompletableFuture<Void> creating = CompletableFuture.runAsync(() -> create("held"));
    await().atMost(BOUND).until(() -> logbook.writes().size() == 1);

    // Then
    assertThat(there("held")).isFalse();
    gate.complete();
    creating.join();
    assertThat(there("held")).isTrue();
  }

  @Test
  void whoever_is_killed_before_the_answer_has_done_it_and_can_do_nothing_more() {
    // Given
    logbook.open((write, at) -> new Fate.Killed(Fate.Moment.BEFORE_THE_ANSWER));

    // Then
    assertThatThrownBy(() -> create("last")).isInstanceOf(KubernetesClientException.class);
    assertThat(proxy.killed()).isDone();
    assertThat(there("last")).isTrue();
    assertThatThrownBy(() -> create("after")).isInstanceOf(KubernetesClientException.class);
    assertThat(there("after")).isFalse();
  }

  @Test
  void a_watch_that_was_cut_or_expired_or_held_sees_everything_in_the_end() {
    // Given
    Set<String> seen = new ConcurrentSkipListSet<>();
    try (var informer = behind.configMaps().inNamespace(namespace).inform(new Noting(seen))) {
      await().atMost(BOUND).until(() -> proxy.watches().count() == 1);

      // When
      proxy.watches().cut();
      create(direct, "cut");
      await().atMost(BOUND).until(() -> seen.contains("cut"));
      proxy.watches().expire();
      create(direct, "expired");
      await().atMost(BOUND).until(() -> seen.contains("expired"));
      proxy.watches().hold();
      create(direct, "held-back");

      // Then
      assertThat(seen).doesNotContain("held-back");
      proxy.watches().release();
      await().atMost(BOUND).until(() -> seen.contains("held-back"));
    }
  }

  private record Noting(Set<String> names) implements ResourceEventHandler<ConfigMap> {
    @Override
    public void onAdd(ConfigMap added) {
      names.add(added.getMetadata().getName());
    }

    @Override
    public void onUpdate(ConfigMap before, ConfigMap after) {}

    @Override
    public void onDelete(ConfigMap deleted, boolean unknown) {}
  }

  private void create(String name) {
    create(behind, name);
  }

  private void create(KubernetesClient client, String name) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build())
        .create();
  }

  private boolean there(String name) {
    return direct.configMaps().inNamespace(namespace).withName(name).get() != null;
  }
}
