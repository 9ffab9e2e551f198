package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plan.Explanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is explained of what is not simply granted or refused. */
class ExplainTest {

  private static final String OLDER =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: shop, namespace: apps, uid: u1, creationTimestamp: "2026-01-01T00:00:00Z"}
      spec: {services: [%s], reservations: [%s]}
      """;

  private static final String YOUNGER =
      """
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: late, namespace: apps, uid: u2, creationTimestamp: "2026-02-01T00:00:00Z"}
      spec: {services: [%s]}
      """;

  private static final String LEASE =
      """
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortLease
      metadata: {name: ns.apps.tcp.%1$d}
      spec: {scope: Namespace, namespace: apps, protocol: TCP, port: %1$d, holder: {namespace: apps, %2$s},
        acquireTime: "2026-01-01T00:00:01.000000Z", claims: [web/http], %3$s}
      """;

  private static final String SERVED =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
        namespace: apps
        ownerReferences: [{apiVersion: portolan.dev/v1alpha1, kind: PortAllocation, name: late, uid: u2, controller: true}]
      spec: {selector: {app: web}, ports: [{name: http, port: 8080, targetPort: 8080}]}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void a_reservation_says_what_it_keeps_for_whom_and_who_waits() throws IOException {
    // Given
    String kept = "{name: later, port: 8500, until: \"2999-01-01T00:00:00Z\"}";
    String past = "{name: past, port: 8600, until: \"2026-01-01T00:00:00Z\"}";
    String all = OLDER.formatted("", kept + ", " + past) + YOUNGER.formatted(service("web", 8500));

    // Then
    assertThat(explained("apps/shop", all))
        .isEqualTo(
            """
            apps/shop/later 8500/TCP reserved: Reserved
              keeps 8500/TCP in namespace apps for allocation apps/shop, until 2999-01-01T00:00:00Z
              apps/late/web/http waits for it
            apps/shop/past 8600/TCP reserved: Expired
              has ended at 2026-01-01T00:00:00Z and keeps nothing: remove it, or name a later time
            """);
    assertThat(explained("apps/shop/past", all)).startsWith("apps/shop/past").hasLineCount(2);
    assertThat(explained("apps/late", all))
        .contains("  apps/shop/later keeps 8500/TCP in namespace apps for allocation apps/shop,");
  }

  @Test
  void a_node_port_that_nobody_states_is_told_to_come_from_the_api_server() throws IOException {
    // Given
    String node = service("web", 8080).replace("selector", "exposure: NodePort, selector");

    // Then
    assertThat(explained("apps/shop", OLDER.formatted(node, "")))
        .contains(
            "  gets a node port that the API server chooses; state nodePort for one of yours");
    assertThat(
            explained(
                "apps/shop", OLDER.formatted(node.replace("8080", "8080, nodePort: 30080"), "")))
        .contains("  has node port 30080\n")
        .doesNotContain("API server");
  }

  @Test
  void a_lease_that_has_ended_is_told_with_whose_it_was() throws IOException {
    // Given
    String lease =
        LEASE.formatted(
            8080,
            "name: gone, uid: u9",
            "state: Quarantined, expireTime: \"2026-02-01T00:00:00.000000Z\"");

    // Then
    assertThat(explained("apps/shop", OLDER.formatted(service("web", 8080), "") + lease))
        .contains(
            "Granted\n  has 8080/TCP in namespace apps; apps/gone freed it, and could have taken it"
                + " back until 2026-02-01T00:00:00Z\n");
  }

  @Test
  void who_is_refused_a_move_is_told_what_becomes_of_the_former_number() throws IOException {
    // Given
    String all =
        OLDER.formatted(service("front", 8081), "")
            + YOUNGER.formatted(service("web", 8081))
            + LEASE.formatted(8080, "name: late, uid: u2", "state: Active");
    Path cluster = Files.writeString(folder.resolve("cluster.yaml"), all + SERVED);

    // When
    List<String> kept =
        Explanation.of(
            Inputs.snapshot(cluster, Portolan.line(Terminals.NONE)).prospect(Instant.now()),
            id -> id.startsWith("apps/late/"));

    // Then
    assertThat(explained("apps/late", all))
        .contains(
            "Conflicted\n",
            "  had 8080/TCP in namespace apps since 2026-01-01T00:00:01Z; that lease is freed once"
                + " no Service serves it\n");
    assertThat(kept)
        .contains("  has 8080/TCP in namespace apps since 2026-01-01T00:00:01Z")
        .anyMatch(line -> line.endsWith(" Until then it stays on 8080 (Internal)."))
        .noneMatch(line -> line.contains("had "));
  }

  private static String service(String name, int port) {
    return "{name: %s, selector: {app: web}, ports: [{name: http, port: %d}]}"
        .formatted(name, port);
  }

  private String explained(String what, String all) throws IOException {
    return Said.of("explain", what, Files.writeString(folder.resolve("all.yaml"), all)).out();
  }
}
