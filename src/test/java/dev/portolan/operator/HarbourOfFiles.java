package dev.portolan.operator;

import static dev.portolan.operator.AllocationDraft.allocation;

import dev.portolan.api.Exposure;
import dev.portolan.api.PortPolicy;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents of one namespace that want too much of each other, the same for the same seed. */
final class HarbourOfFiles {

  private static final int[] NUMBERS = {8080, 8081, 9090, 50_051};
  private static final String[] SERVICES = {"web", "api", "db", "cache", "queue"};
  private static final Exposure[] EXPOSURES = {
    Exposure.Internal, Exposure.Internal, Exposure.NodePort, Exposure.LoadBalancer
  };

  private final Random dice;
  private final String namespace;
  private final int nodePorts;

  private HarbourOfFiles(int seed, String namespace) {
    this.dice = new Random(seed);
    this.namespace = namespace;
    this.nodePorts = 31_000 + 4 * seed;
  }

  /** A policy and some allocations, in the order in which they are applied. */
  static List<HasMetadata> roll(int seed, String namespace) {
    return new HarbourOfFiles(seed, namespace).documents();
  }

  private List<HasMetadata> documents() {
    List<HasMetadata> documents = new ArrayList<>(List.of(policy()));
    int count = 2 + dice.nextInt(4);
    for (int i = 0; i < count; i++) {
      documents.add(draft("team-" + (char) ('z' - i)).build());
    }
    return documents;
  }

  private PortPolicy policy() {
    String addresses = dice.nextBoolean() ? "Shared" : "Host";
    return Serialization.unmarshal(
        """
        apiVersion: portolan.dev/v1alpha1
        kind: PortPolicy
        metadata: {name: %1$s}
        spec:
          namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %1$s}}
          loadBalancer: {addresses: %2$s, pool: %1$s}
          exposure: {allowed: [Internal, NodePort, LoadBalancer, Host], neverPublic: [{from: 50051}]}
          ranges: [{name: closed, from: 9090, to: 9090, allowed: %3$s}]
        """
            .formatted(namespace, addresses, dice.nextBoolean()),
        PortPolicy.class);
  }

  private AllocationDraft draft(String name) {
    AllocationDraft draft = allocation(name).in(namespace);
    int first = dice.nextInt(SERVICES.length);
    int count = 1 + dice.nextInt(3);
    for (int i = 0; i < count; i++) {
      service(draft, SERVICES[(first + i) % SERVICES.length]);
    }
    if (dice.nextInt(4) == 0) {
      draft.reserving("later", NUMBERS[dice.nextInt(NUMBERS.length)], "web");
    }
    return draft;
  }

  private void service(AllocationDraft draft, String name) {
    Exposure exposure = EXPOSURES[dice.nextInt(EXPOSURES.length)];
    draft.service(name).exposed(exposure);
    int first = dice.nextInt(NUMBERS.length);
    int count = 1 + dice.nextInt(2);
    for (int i = 0; i < count; i++) {
      draft.port("p" + i, NUMBERS[(first + i) % NUMBERS.length]);
      if (exposure == Exposure.NodePort && dice.nextBoolean()) {
        draft.with("nodePort", nodePorts + dice.nextInt(4));
      }
      if (dice.nextInt(6) == 0) {
        draft.with("hostPort", 20_000 + nodePorts + dice.nextInt(2));
      }
    }
  }
}
