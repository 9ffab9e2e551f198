package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortPolicy;
import dev.portolan.ledger.Settlement;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.Gathered;
import dev.portolan.status.Programmed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** A policy that takes a port away says so to both sides, once. */
class WithdrawalsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.123456Z");

  private final ApiServer api = mock(ApiServer.class);
  private final Chart chart = new Chart();
  private final Withdrawals withdrawals =
      new Withdrawals(api, chart, Clock.fixed(NOW, ZoneOffset.UTC));
  private final PortAllocation shop =
      read(
          PortAllocation.class,
          """
          apiVersion: portolan.dev/v1alpha1
          kind: PortAllocation
          metadata: {namespace: apps, name: shop, uid: uid-shop, generation: 1, resourceVersion: "1"}
          spec: {services: [{name: web, exposure: LoadBalancer, selector: {app: web}, ports: [{name: http, port: 443}]}]}
          """);
  private final Service web =
      read(
          Service.class,
          """
          apiVersion: v1
          kind: Service
          metadata:
            namespace: apps
            name: web
            uid: uid-web
            resourceVersion: "2"
            ownerReferences:
            - {apiVersion: portolan.dev/v1alpha1, kind: PortAllocation, name: shop, uid: uid-shop, controller: true}
          spec: {type: LoadBalancer, ports: [{name: http, port: 443, protocol: TCP, nodePort: 30443}]}
          """);

  @BeforeEach
  void a_service_runs() {
    chart.put(shop);
    chart.put(web);
  }

  @Test
  void an_event_regards_the_allocation_and_another_one_the_policy() {
    // Given
    rule("Deny");

    // When
    withdrawals.tell(settled(), applied());

    // Then
    ArgumentCaptor<HasMetadata> created = ArgumentCaptor.forClass(HasMetadata.class);
    verify(api, times(2)).create(created.capture());
    List<Event> events = created.getAllValues().stream().map(Event.class::cast).toList();
    assertThat(events)
        .extracting(
            event -> event.getMetadata().getNamespace(),
            event -> event.getRegarding().getKind() + " " + event.getRegarding().getName())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("apps", "PortAllocation shop"),
            org.assertj.core.groups.Tuple.tuple("default", "PortPolicy house"));
    assertThat(events)
        .allMatch(event -> event.getReason().equals("PortWithdrawn"))
        .allMatch(event -> event.getType().equals("Warning"))
        .allMatch(event -> event.getEventTime().getTime().equals("2026-11-26T10:00:00.123456Z"))
        .allMatch(event -> event.getNote().startsWith("Withdrawn from apps/shop: web cannot have"));
  }

  @Test
  void what_a_discreet_namespace_lost_is_not_told_in_another_one() {
    // Given
    rule("Deny, disclose: Namespace");

    // When
    withdrawals.tell(settled(), applied());

    // Then
    ArgumentCaptor<HasMetadata> created = ArgumentCaptor.forClass(HasMetadata.class);
    verify(api, times(2)).create(created.capture());
    assertThat(Serialization.asYaml(created.getAllValues().getLast()))
        .contains("A port was withdrawn from an allocation of namespace apps.")
        .doesNotContain("shop", "web");
  }

  @Test
  void nothing_is_told_twice_nor_of_what_never_ran() {
    // Given
    rule("Deny");
    chart.remove(web);

    // When
    withdrawals.tell(settled(), applied());

    // Then
    verify(api, never()).create(any());
  }

  @Test
  void nothing_is_told_while_the_service_still_shows_the_port() {
    rule("Deny");
    withdrawals.tell(
        settled(),
        new Applied(new Programmed(Map.of("web", web), List.of(), Optional.empty()), false));
    verify(api, never()).create(any());
  }

  @Test
  void nothing_is_told_of_what_stays() {
    rule("DenyNew");
    withdrawals.tell(settled(), applied());
    verify(api, never()).create(any());
  }

  @Test
  void a_refused_event_fails_nothing() {
    rule("Deny");
    when(api.create(any())).thenThrow(new KubernetesClientException("forbidden", 403, null));
    assertThatCode(() -> withdrawals.tell(settled(), applied())).doesNotThrowAnyException();
    verify(api, times(2)).create(any());
  }

  private void rule(String enforcement) {
    chart.put(
        read(
            PortPolicy.class,
            """
            apiVersion: portolan.dev/v1alpha1
            kind: PortPolicy
            metadata: {name: house, uid: uid-house, generation: 1, resourceVersion: "3"}
            spec: {exposure: {allowed: [Internal]}, enforcement: %s}
            """
                .formatted(enforcement)));
  }

  private Settled settled() {
    Gathered gathered = chart.gather(shop, NOW).orElseThrow();
    return new Settled(gathered, Settlement.settle(gathered.world()), List.of(), Set.of());
  }

  private static Applied applied() {
    return new Applied(new Programmed(Map.of(), List.of(), Optional.empty()), false);
  }

  private static <R> R read(Class<R> type, String yaml) {
    return Serialization.unmarshal(yaml, type);
  }
}
