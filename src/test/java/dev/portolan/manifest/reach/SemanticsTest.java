package dev.portolan.manifest.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The traps of NetworkPolicy, one each: if the evaluator fell into one, it could prove nothing. */
class SemanticsTest {

  private static final Map<String, Map<String, String>> NAMESPACES =
      Map.of("shop", Map.of("team", "red"), "bank", Map.of("team", "blue"));

  private static final End.Pod TILL = pod("shop", "till", Map.of("app", "till"), 8080);
  private static final End.Pod CELLAR = pod("shop", "cellar", Map.of("app", "cellar"), 8080);
  private static final End.Pod VAULT = pod("bank", "vault", Map.of("app", "vault"), 8080);
  private static final End.Pod CLERK = pod("bank", "clerk", Map.of("app", "clerk"), 8080);
  private static final End.Outside CLIENT = new End.Outside("203.0.113.7");

  @Test
  void one_element_with_both_selectors_means_both() {
    var world =
        under(
            "[{from: [{namespaceSelector: {matchLabels: {team: blue}}, podSelector: {matchLabels: {app: vault}}}]}]");

    assertThat(world.allowed(to(VAULT, 8080))).isTrue();
    assertThat(world.allowed(to(CLERK, 8080))).isFalse();
    assertThat(world.allowed(to(CELLAR, 8080))).isFalse();
  }

  @Test
  void two_elements_mean_either() {
    var world =
        under(
            "[{from: [{namespaceSelector: {matchLabels: {team: blue}}}, {podSelector: {matchLabels: {app: cellar}}}]}]");

    assertThat(world.allowed(to(CLERK, 8080))).isTrue();
    assertThat(world.allowed(to(CELLAR, 8080))).isTrue();
  }

  @Test
  void a_pod_selector_alone_means_the_same_namespace() {
    var world = under("[{from: [{podSelector: {}}]}]");

    assertThat(world.allowed(to(CELLAR, 8080))).isTrue();
    assertThat(world.allowed(to(VAULT, 8080))).isFalse();
  }

  @Test
  void an_empty_from_is_everyone() {
    var world = under("[{from: [], ports: [{port: 8080}]}]");

    assertThat(world.allowed(to(CLIENT, 8080))).isTrue();
    assertThat(world.allowed(to(VAULT, 8080))).isTrue();
  }

  @Test
  void no_rule_is_nobody() {
    assertThat(under("[]").allowed(to(CELLAR, 8080))).isFalse();
  }

  @Test
  void it_is_the_port_of_the_pod_that_counts_not_the_service_s() {
    var world = under("[{ports: [{port: 80}]}]");

    assertThat(world.allowed(to(CELLAR, 8080))).isFalse();
  }

  @Test
  void a_name_is_another_number_on_another_pod() {
    var world = under("[{ports: [{port: http}]}]", "shop", "{}");
    End.Pod other = pod("shop", "till-2", Map.of("app", "till"), 9090);

    assertThat(world.allowed(new Connection(CLIENT, TILL, 8080, "TCP"))).isTrue();
    assertThat(world.allowed(new Connection(CLIENT, other, 8080, "TCP"))).isFalse();
    assertThat(world.allowed(new Connection(CLIENT, other, 9090, "TCP"))).isTrue();
  }

  @Test
  void isolation_begins_with_the_first_policy_that_selects() {
    var nobody = new Evaluator(List.of(), NAMESPACES);
    var elsewhere = under("[]", "bank", "{}");
    var others = under("[]", "shop", "{matchLabels: {app: cellar}}");

    assertThat(List.of(nobody, elsewhere, others))
        .allMatch(world -> world.allowed(to(CLIENT, 8080)));
    assertThat(under("[]").allowed(to(CLIENT, 8080))).isFalse();
  }

  @Test
  void policies_add_up() {
    NetworkPolicy one = policy("[{from: [{podSelector: {}}]}]", "shop", "{}", "[Ingress]");
    NetworkPolicy other = policy("[{ports: [{port: 9}]}]", "shop", "{}", "[Ingress]");
    var world = new Evaluator(List.of(one, other), NAMESPACES);

    assertThat(world.allowed(to(CELLAR, 8080))).isTrue();
    assertThat(world.allowed(to(CLIENT, 9))).isTrue();
    assertThat(world.allowed(to(CLIENT, 8080))).isFalse();
  }

  @Test
  void no_ports_are_all_ports_of_every_protocol() {
    var world = under("[{from: [{podSelector: {}}]}]");

    assertThat(world.allowed(new Connection(CELLAR, TILL, 53, "UDP"))).isTrue();
    assertThat(world.allowed(new Connection(CELLAR, TILL, 1, "SCTP"))).isTrue();
  }

  @Test
  void a_port_without_protocol_is_tcp() {
    var world = under("[{ports: [{port: 53}]}]");

    assertThat(world.allowed(new Connection(CLIENT, TILL, 53, "TCP"))).isTrue();
    assertThat(world.allowed(new Connection(CLIENT, TILL, 53, "UDP"))).isFalse();
  }

  @Test
  void sctp_is_a_protocol_of_its_own() {
    var world = under("[{ports: [{port: 7777, protocol: SCTP}]}]");

    assertThat(world.allowed(new Connection(CLIENT, TILL, 7777, "SCTP"))).isTrue();
    assertThat(world.allowed(new Connection(CLIENT, TILL, 7777, "TCP"))).isFalse();
  }

  @Test
  void an_end_port_makes_a_range_with_both_ends_in_it() {
    var world = under("[{ports: [{port: 8080, endPort: 8082}]}]");

    assertThat(world.allowed(to(CLIENT, 8082))).isTrue();
    assertThat(world.allowed(to(CLIENT, 8083))).isFalse();
  }

  @Test
  void pods_on_the_host_s_network_are_outside_of_policies() {
    var world = under("[{from: [{podSelector: {}}]}]");
    End.Pod hosted =
        new End.Pod("shop", "till", Map.of("app", "till"), List.of(), "192.0.2.1", true);

    assertThat(world.allowed(new Connection(CLIENT, hosted, 8080, "TCP"))).isTrue();
    assertThat(world.allowed(new Connection(hosted, TILL, 8080, "TCP"))).isFalse();
  }

  @Test
  void an_excepted_range_stays_closed() {
    var world = under("[{from: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.128/25]}}]}]");

    assertThat(world.allowed(to(CLIENT, 8080))).isTrue();
    assertThat(world.allowed(to(new End.Outside("203.0.113.200"), 8080))).isFalse();
    assertThat(world.allowed(to(new End.Outside("198.51.100.9"), 8080))).isFalse();
  }

  @Test
  void a_connection_needs_the_egress_of_its_source_too() {
    NetworkPolicy shut = policy("[]", "shop", "{matchLabels: {app: cellar}}", "[Egress]");
    var world = new Evaluator(List.of(shut), NAMESPACES);

    assertThat(world.allowed(to(CELLAR, 8080))).isFalse();
    assertThat(world.allowed(to(VAULT, 8080))).isTrue();
    assertThat(world.allowed(new Connection(CLIENT, CELLAR, 8080, "TCP"))).isTrue();
  }

  @Test
  void an_ingress_policy_says_nothing_about_egress() {
    var world = under("[]");

    assertThat(world.allowed(new Connection(TILL, CELLAR, 8080, "TCP"))).isTrue();
  }

  private static Connection to(End source, int port) {
    return new Connection(source, TILL, port, "TCP");
  }

  private static Evaluator under(String ingress) {
    return under(ingress, "shop", "{matchLabels: {app: till}}");
  }

  private static Evaluator under(String ingress, String namespace, String pods) {
    return new Evaluator(List.of(policy(ingress, namespace, pods, "[Ingress]")), NAMESPACES);
  }

  private static NetworkPolicy policy(String ingress, String namespace, String pods, String types) {
    return Serialization.unmarshal(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: any, namespace: %s}
        spec: {podSelector: %s, policyTypes: %s, ingress: %s}
        """
            .formatted(namespace, pods, types, ingress),
        NetworkPolicy.class);
  }

  private static End.Pod pod(String namespace, String name, Map<String, String> labels, int http) {
    return new End.Pod(
        namespace,
        name,
        new TreeMap<>(labels),
        List.of(new End.Listener("http", http, "TCP")),
        "10.244.0.1",
        false);
  }
}
