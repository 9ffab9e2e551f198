package dev.portolan.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.Verdict;
import dev.portolan.manifest.Scene;
import dev.portolan.manifest.Shop;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TextReportTest {

  private static final String TWO_NAMESPACES =
      Shop.document(
              """
              - {name: web, category: front, description: Pages for people, exposure: LoadBalancer, selector: {app: web}, ports: [{name: http, port: 3000}]}
              - {name: grafana, exposure: LoadBalancer, selector: {app: grafana}, ports: [{name: http, port: 3000}]}
              - {name: db, category: back, selector: {app: db}, ports: [{name: sql, port: 5432, description: "Relational  store, with a description that is far too long for a terminal"}]}
              - {name: old, category: back, exposure: NodePort, selector: {app: old}, ports: [{name: http, port: 80, nodePort: 30080, hostPort: 88}]}
              - {name: tool, category: back, environments: [{name: prod, absent: true}], selector: {app: t}, ports: [{name: http, port: 90}]}
              """)
          + """
            reservations: [{name: calls, port: 50055, for: call-service}]
          ---
          kind: Namespace
          metadata: {name: shop, labels: {portolan.dev/environment: prod}}
          ---
          kind: PortPolicy
          metadata: {name: shared}
          spec:
            loadBalancer: {addresses: Shared, pool: shop}
            exposure: {allowed: [Internal, NodePort, LoadBalancer, Host]}
          ---
          kind: PortAllocation
          metadata: {name: bank, namespace: bank}
          spec:
            services:
            - {name: a, selector: {app: a}, ports: [{name: dns, port: 53, protocol: UDP}]}
            - {name: b, selector: {app: b}, ports: [{name: dns, port: 53, protocol: UDP}]}
          """;

  private static final String AS_TEXT =
      """
      NAMESPACE  GRANTED
      bank       2/2
      shop       3/4

      bank
        PORT  PROTOCOL  SERVICE       EXPOSURE      STATE       ALSO                 DESCRIPTION
       (no category)
        53    UDP       a/dns         Internal      Granted
        53    UDP       b/dns         Internal      Granted

      shop
        PORT  PROTOCOL  SERVICE       EXPOSURE      STATE       ALSO                 DESCRIPTION
       back
        80    TCP       old/http      NodePort      Granted     node 30080, host 88
        90    TCP       tool/http     Internal      Absent
        5432  TCP       db/sql        Internal      Granted                          Relational store, with a description that is fa…
       front
        3000  TCP       web/http      LoadBalancer  Granted                          Pages for people
       (no category)
        3000  TCP       grafana/http  LoadBalancer  Conflicted

      Kept for later (1)
        PORT   PROTOCOL  SCOPE      NAMESPACE  RESERVATION             STATE
        50055  TCP       Namespace  shop       calls for call-service  Reserved

      Refused (1)
        shop
        - 3000/TCP on load balancer pool "shop" is held by shop/shop (service web); grafana cannot have it. Free: 3001, 3002, 3030.

      Worth knowing (1)
        bank
        - 53/UDP in namespace bank is used by a and b of this allocation; their Services have addresses of their own.
      """;

  @Test
  void the_port_map_is_read_by_namespace_and_category() {
    // Given
    Scene scene = Scene.of(TWO_NAMESPACES);

    // Then
    assertThat(text(scene, scene.settled())).isEqualTo(AS_TEXT);
  }

  @Test
  void a_kept_port_says_what_it_serves() {
    // Given
    Scene scene = Shop.with(till(80));
    Claim moved = scene.claim("shop", "till/http");
    Claim before = Shop.with(till(8000)).claim("shop", "till/http");

    // When
    String text = text(scene, judging(Shop.kept(moved, before)));

    // Then
    assertThat(text).contains("80    TCP       till/http  Internal  Kept   serves 8000");
    assertThat(text).startsWith("NAMESPACE  GRANTED\nshop       0/1\n");
    assertThat(text).contains("Until then it stays on 8000 (Internal).");
  }

  @Test
  void a_state_is_set_off_and_the_columns_stay_where_they_are() {
    // Given
    Scene scene = Scene.of(TWO_NAMESPACES);

    // When
    String text =
        TextReport.render(PortMap.of(scene.world(), scene.settled()), word -> "<" + word + ">");

    // Then
    assertThat(text)
        .contains("<STATE>       ALSO", "<Granted>     node 30080, host 88", "<Conflicted>\n")
        .doesNotContain("<Reserved>");
    assertThat(text.replaceAll("[<>]", "")).isEqualTo(AS_TEXT);
  }

  @Test
  void nothing_declared_is_a_short_report() {
    // Given
    Scene nothing = Scene.of("kind: Namespace\nmetadata: {name: shop}\n");

    // Then
    assertThat(text(nothing, nothing.settled())).isEqualTo("No port is declared.\n");
  }

  @Test
  void a_description_stays_on_its_line() {
    // Given
    Scene scene =
        Shop.with(
            "- {name: till, description: \"a\\nb\\u001b[31m c\", selector: {app: a}, ports: [{name: http, port: 80}]}");

    // Then
    assertThat(text(scene, scene.settled())).contains("a b [31m c\n").doesNotContain("\u001b");
  }

  private static String till(int port) {
    return "- {name: till, selector: {app: a}, ports: [{name: http, port: %d}]}".formatted(port);
  }

  private static Settlement judging(Verdict verdict) {
    TreeMap<ClaimId, Verdict> verdicts = new TreeMap<>();
    verdicts.put(verdict.claim().id(), verdict);
    return new Settlement(verdicts, new TreeMap<>());
  }

  private static String text(Scene scene, Settlement settlement) {
    return TextReport.render(PortMap.of(scene.world(), settlement), UnaryOperator.identity());
  }
}
