package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortAllocationStatus;
import dev.portolan.api.PortLease;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** People who change what the operator has made. */
final class Hands {
  private final Random random;
  private final Store store;
  private final ModelApiServer server;

  Hands(Random random, Store store, ModelApiServer server) {
    this.random = random;
    this.store = store;
    this.server = server;
  }

  /** Does one thing; what it was. */
  String edit() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> delete(Kind.PortLease);
      case 2 -> delete(Kind.Service);
      case 3 -> delete(Kind.NetworkPolicy);
      case 4 -> morePorts();
      case 5 -> withoutOwner();
      case 6 -> forgedStatus();
      default -> otherClaims();
    };
  }

  private String delete(Kind kind) {
    return any(kind)
        .map(
            victim -> {
              server.remove(victim, List.of());
              return "by hand: delete " + kind + " " + Kind.key(victim);
            })
        .orElse("nothing to delete");
  }

  private String morePorts() {
    return any(Kind.Service)
        .map(Service.class::cast)
        .map(
            service -> {
              int number = Wishes.NUMBERS.get(random.nextInt(Wishes.NUMBERS.size()));
              server.replace(
                  new ServiceBuilder(service)
                      .editSpec()
                      .withPorts(new ServicePortBuilder().withName("mine").withPort(number).build())
                      .endSpec()
                      .build());
              return "by hand: Service " + Kind.key(service) + " shows " + number;
            })
        .orElse("no Service to edit");
  }

  private String withoutOwner() {
    return any(Kind.Service)
        .map(
            service -> {
              server.replace(
                  Kind.Service.with(
                      service,
                      new ObjectMetaBuilder(service.getMetadata())
                          .withOwnerReferences(List.of())
                          .withLabels(random.nextBoolean() ? Map.of() : labels(service))
                          .build()));
              return "by hand: Service " + Kind.key(service) + " without owner";
            })
        .orElse("no Service to free");
  }

  private static Map<String, String> labels(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
  }

  private String forgedStatus() {
    return any(Kind.PortAllocation)
        .map(PortAllocation.class::cast)
        .map(
            allocation -> {
              PortAllocation forged =
                  (PortAllocation) Kind.PortAllocation.with(allocation, allocation.getMetadata());
              forged.setStatus(
                  new PortAllocationStatus(
                      1L, "9/9", 0, List.of(), List.of(), List.of(), List.of()));
              server.replaceStatus(forged);
              return "by hand: status of " + Kind.key(allocation);
            })
        .orElse("no status to forge");
  }

  private String otherClaims() {
    return any(Kind.PortLease)
        .map(PortLease.class::cast)
        .map(
            lease -> {
              var spec = lease.getSpec();
              PortLease changed = (PortLease) Kind.PortLease.with(lease, lease.getMetadata());
              changed.setSpec(
                  new dev.portolan.api.PortLeaseSpec(
                      spec.scope(),
                      spec.namespace(),
                      spec.protocol(),
                      spec.port(),
                      spec.holder(),
                      List.of("other/thing"),
                      spec.pool(),
                      spec.forService(),
                      spec.state(),
                      spec.acquireTime(),
                      spec.expireTime()));
              server.replace(changed);
              return "by hand: claims of lease " + Kind.key(lease);
            })
        .orElse("no lease to edit");
  }

  private Optional<HasMetadata> any(Kind kind) {
    List<HasMetadata> all = new ArrayList<>(store.all(kind));
    all.removeIf(object -> object.getMetadata().getDeletionTimestamp() != null);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }
}
