package dev.portolan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Free numbers are offered in every scope; whoever takes one gets it. */
class AdviceTest {

  private static final Terms CLUSTER =
      new Terms(CollisionScope.Cluster, Addresses.PerService, "edge");
  private static final Terms SHARED = new Terms(CollisionScope.Service, Addresses.Shared, "edge");
  private static final Terms ON_HOSTS = new Terms(CollisionScope.Service, Addresses.Host, "edge");

  static Stream<Arguments> scopes() {
    return Stream.of(
        arguments("ns.apps.tcp.3000", Terms.WITHOUT_POLICY, "apps", "Internal: http=3000"),
        arguments("cluster.tcp.3000", CLUSTER, "shop", "Internal: http=3000"),
        arguments("lb.edge.tcp.3000", SHARED, "shop", "LoadBalancer: http=3000"),
        arguments("host.tcp.3000", ON_HOSTS, "shop", "LoadBalancer: http=3000"),
        arguments("host.tcp.3000", Terms.WITHOUT_POLICY, "shop", "Host: http=3000"),
        arguments("host.tcp.3000", Terms.WITHOUT_POLICY, "shop", "Internal: http=80 host 3000"),
        arguments("node.30080", Terms.WITHOUT_POLICY, "shop", "NodePort: http=80 node 30080"));
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void advice_is_near_or_conventional_and_is_accepted(
      String key, Terms terms, String namespace, String port) {
    // Given
    Harbour harbour = new Harbour();
    Rule all =
        new ExposureRule(EnumSet.allOf(Exposure.class), Enforcement.DenyNew, "policy everything");
    List.of("apps", "shop").forEach(name -> harbour.policy(name, terms, all));
    harbour.declare("apps/a", "web " + port).rest();
    harbour.declare(namespace + "/b", "site " + port);
    World world = harbour.world();
    Settlement settlement = Settlement.settle(world);
    Verdict refused = settlement.of(Harbour.id(namespace + "/b", "site/http")).orElseThrow();

    // When
    List<Integer> offered = Alternatives.in(world).of(refused, settlement);

    // Then
    assertThat(refused.refused().orElseThrow().objections())
        .allMatch(o -> o instanceof Objection.Conflict c && c.key().name().equals(key));
    assertThat(offered)
        .isEqualTo(
            key.startsWith("node") ? List.of(30081, 30082, 30083) : List.of(3001, 3002, 3030));
    for (int number : offered) {
      Harbour advised = harbour.copy();
      Advice.take(advised, refused, number);
      assertThat(advised.verdict(namespace + "/b", "site/http")).isEqualTo("Granted");
    }
  }
}
