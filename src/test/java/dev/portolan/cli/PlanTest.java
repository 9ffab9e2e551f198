package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

  private static final String SHOP =
      """
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: %s, namespace: apps}
      spec: {services: [{name: %s, selector: {app: %s}, ports: [{name: http, port: %d}]}]}
      """;

  /** As {@code kubectl get … -o yaml} writes it: one list. */
  private static final String NOW =
      """
      apiVersion: v1
      kind: List
      items:
      - apiVersion: portolan.dev/v1alpha1
        kind: PortAllocation
        metadata: {name: shop, namespace: apps, uid: u1, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec: {services: [{name: web, selector: {app: web}, ports: [{name: http, port: 8080}]}]}
        status: {summary: 1/1}
      - apiVersion: portolan.dev/v1alpha1
        kind: PortLease
        metadata: {name: ns.apps.tcp.8080}
        spec:
          scope: Namespace
          namespace: apps
          protocol: TCP
          port: 8080
          holder: {namespace: apps, name: shop, uid: u1}
          claims: [web/http]
          state: Active
          acquireTime: "2026-01-01T00:00:01.000000Z"
      - apiVersion: v1
        kind: Service
        metadata: {name: legacy, namespace: apps}
        spec: {selector: {app: ui}, ports: [{name: admin, port: 9901}]}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void an_incumbent_keeps_its_port_and_the_newcomer_is_told_by_whom_and_since_when()
      throws IOException {
    // When
    Said said = against(NOW, SHOP.formatted("alpha", "ui", "ui", 8080));

    // Then
    assertThat(said.err()).isEmpty();
    assertThat(said.out())
        .contains(
            "! apps/alpha ui/http 8080/TCP Internal: Conflicted. 8080/TCP in namespace apps is held"
                + " by apps/shop (service web) since 2026-01-01; ui cannot have it. Free: 8081")
        .doesNotContain("apps/shop web/http")
        .contains("0 granted, 1 refused or contested");
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void what_a_branch_declares_is_there_before_what_is_new() throws IOException {
    // When
    Said said =
        against(
            SHOP.formatted("shop", "web", "web", 8080), SHOP.formatted("alpha", "ui", "ui", 8080));

    // Then
    assertThat(said.out())
        .contains(
            "! apps/alpha ui/http 8080/TCP Internal: Conflicted. 8080/TCP in namespace apps is held"
                + " by apps/shop (service web); ui cannot have it. Free: 8081")
        .doesNotContain("apps/shop web/http")
        .contains("0 granted, 1 refused or contested", "0 to add, 0 to change, 0 to remove");
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void who_moves_onto_what_a_branch_declares_keeps_what_it_had_there() throws IOException {
    // When
    Said said =
        against(
            SHOP.formatted("shop", "web", "web", 8080) + SHOP.formatted("alpha", "ui", "ui", 8081),
            SHOP.formatted("alpha", "ui", "ui", 8080));

    // Then
    assertThat(said.out())
        .contains("! apps/alpha ui/http 8080/TCP Internal: Kept, was 8081/TCP Internal Granted")
        .contains("is held by apps/shop (service web)", "0 to add, 0 to change, 0 to remove");
  }

  @Test
  void two_that_want_one_number_in_a_branch_stay_contested() throws IOException {
    // When
    Said said =
        against(
            SHOP.formatted("shop", "web", "web", 8080) + SHOP.formatted("alpha", "ui", "ui", 8080),
            SHOP.formatted("beta", "api", "api", 8080));

    // Then
    assertThat(said.out()).contains("! apps/beta api/http 8080/TCP Internal: Contested.");
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void a_change_of_what_is_there_is_a_difference_of_lines() throws IOException {
    // When
    Said said = against(NOW, SHOP.formatted("shop", "web", "web", 8081));

    // Then
    assertThat(said.out())
        .contains("~ apps/shop web/http 8081/TCP Internal: Granted, was 8080/TCP Internal Granted")
        .containsSubsequence("~ apps/web", "- ", "port: 8080", "+ ", "port: 8081")
        .contains("Services: 0 to add, 1 to change, 0 to remove");
    assertThat(said.status()).isEqualTo(Portolan.CLEAN);
  }

  @Test
  void a_plan_for_a_pull_request_lists_ports_in_sight_and_folds_objects_away() throws IOException {
    // When
    Said said = against(NOW, SHOP.formatted("shop", "web", "web", 8081), "--output", "md");

    // Then
    assertThat(said.out().lines())
        .containsSubsequence(
            "### Ports: 1 granted, 0 refused or contested, 0 given up",
            "```diff",
            "~ apps/shop web/http 8081/TCP Internal: Granted, was 8080/TCP Internal Granted",
            "```",
            "<details><summary>Services: 0 to add, 1 to change, 0 to remove</summary>",
            "```diff",
            "@@ apps/web @@",
            "```",
            "</details>");
    assertThat(said.out().lines().filter(line -> line.contains("port: 808")))
        .contains("-     - port: 8080", "+     - port: 8081");
  }

  @Test
  void json_has_what_a_moved_port_was_before_and_the_lines_of_a_changed_object()
      throws IOException {
    // When
    JsonNode plan =
        new ObjectMapper()
            .readTree(against(NOW, SHOP.formatted("shop", "web", "web", 8081), "-o", "json").out());

    // Then
    JsonNode port = plan.path("ports").path(0);
    assertThat(port.path("port").asInt()).isEqualTo(8081);
    assertThat(port.path("was").asText()).isEqualTo("Granted");
    assertThat(port.path("former").toString())
        .isEqualTo("{\"port\":8080,\"protocol\":\"TCP\",\"exposure\":\"Internal\"}");
    JsonNode service = plan.path("services").path(0);
    assertThat(service.path("action").asText()).isEqualTo("change");
    assertThat(service.path("diff").toString())
        .contains("\"-     port: 8080\",\"+     port: 8081\"");
  }

  @Test
  void another_node_port_is_seen_as_a_move() throws IOException {
    // Given
    String node = SHOP.replace("ports: [{", "exposure: NodePort, ports: [{nodePort: 30080, ");

    // When
    Said said =
        against(
            node.formatted("shop", "web", "web", 8080),
            node.replace("30080", "30081").formatted("shop", "web", "web", 8080));

    // Then
    assertThat(said.out())
        .contains(
            "~ apps/shop web/http 8080/TCP NodePort node 30081: Granted, was 8080/TCP NodePort node"
                + " 30080 Granted");
  }

  @Test
  void a_port_that_an_environment_does_without_neither_comes_nor_stays() throws IOException {
    // Given
    String there =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: apps, labels: {portolan.dev/environment: production}}
        """;
    String shop = SHOP.formatted("shop", "web", "web", 8080);
    String without =
        shop.replace("port: 8080", "port: 8080, environments: [{name: production, absent: true}]");

    // Then
    assertThat(against(there, there + without).out())
        .doesNotContain("Absent")
        .contains("0 granted, 0 refused or contested, 0 given up");
    assertThat(against(there + shop, there + without).out())
        .contains("- apps/shop web/http 8080/TCP Internal: Absent, was Granted")
        .contains("0 granted, 0 refused or contested, 1 given up");
    assertThat(against(there + without, there + shop).out())
        .contains("+ apps/shop web/http 8080/TCP Internal: Granted, was Absent")
        .contains("1 granted, 0 refused or contested, 0 given up");
  }

  @Test
  void ports_of_the_same_pods_that_nobody_declares_are_cut_off_and_named() throws IOException {
    // When
    Said said = against(NOW, SHOP.formatted("alpha", "ui", "ui", 9000));

    // Then
    assertThat(said.out())
        .contains(
            "Worth knowing",
            "Service apps/legacy, which Portolan did not make, leads to these pods on 9901/TCP");
  }

  @Test
  void without_anything_there_two_who_want_one_port_are_contested() throws IOException {
    // Given
    Path both =
        write(
            "both.yaml",
            SHOP.formatted("one", "web", "web", 8080) + SHOP.formatted("two", "ui", "ui", 8080));

    // When
    Said said = Said.of("plan", both);

    // Then
    assertThat(said.out())
        .contains(
            "! apps/one web/http 8080/TCP Internal: Contested.",
            "! apps/two ui/http 8080/TCP Internal: Contested.");
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
  }

  @Test
  void an_explanation_names_the_holder_the_waiter_and_since_when() throws IOException {
    // Given
    Path now = write("now.yaml", NOW + SHOP.formatted("late", "ui", "ui", 8080));

    // When
    Said holder = Said.of("explain", "apps/shop", now);
    Said waiter = Said.of("explain", "apps/late/ui/http", now);

    // Then
    assertThat(holder.out())
        .contains(
            "apps/shop/web/http 8080/TCP Internal: Granted",
            "has 8080/TCP in namespace apps since 2026-01-01T00:00:01Z",
            "apps/late/ui/http waits for it");
    assertThat(waiter.out()).contains("apps/late/ui/http 8080/TCP Internal: Conflicted", "Free: ");
    assertThat(Said.of("explain", "apps/nobody", now).status()).isEqualTo(Portolan.UNREADABLE);
  }

  /** What a plan says of a wish where this is there. */
  private Said against(String there, String wish, String... options) throws IOException {
    List<Object> words = new ArrayList<>(List.of("plan"));
    Collections.addAll(words, (Object[]) options);
    Collections.addAll(words, "--against", write("there.yaml", there), write("wish.yaml", wish));
    return Said.of(words.toArray());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
