package dev.portolan.bench;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.operator.AuditLog;
import dev.portolan.operator.AuditLog.Request;
import dev.portolan.operator.OperatorUnderTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;

/** What one allocation of each kind costs in requests, and what a restart costs. */
final class RequestCosts {

  private static final int EACH = 60;
  private static final int FIRST_WAVE = 20;

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private int statuses;

  RequestCosts(ControlPlane controlPlane) {
    this.controlPlane = controlPlane;
    this.client = controlPlane.client();
  }

  List<Goal> measure() {
    List<Goal> goals = new ArrayList<>();
    try (OperatorUnderTest operator = OperatorUnderTest.startedOn(controlPlane)) {
      int wave = FIRST_WAVE;
      Fleet last = Fleet.of(Kind.Internal, wave, EACH);
      for (Kind kind : Kind.values()) {
        last =
            kind == Kind.Refused
                ? Fleet.of(Kind.Internal, FIRST_WAVE, EACH).rivals()
                : Fleet.of(kind, wave++, EACH);
        goals.add(cost(kind, last, operator));
      }
      goals.add(restart(operator));
    }
    return goals;
  }

  private Goal cost(Kind kind, Fleet fleet, OperatorUnderTest operator) {
    AuditLog audit = operator.auditFromHere();
    Answered answered = new Answered(controlPlane, operator.userAgent());
    fleet.found(client);
    fleet.launch(client, created -> {});
    answered.awaitStatuses(EACH);
    fleet.requireConverged(client);
    List<Request> requests = Requests.counted(audit);
    return new Goal(
        "requests per allocation, %s (%s)"
            .formatted(kind, kind == Kind.Refused ? "1 + its policies + 0.1" : "k + 2·s + 1.1"),
        (double) requests.size() / EACH,
        kind.requests() + 0.1,
        Requests.told(requests));
  }

  private Goal restart(OperatorUnderTest operator) {
    AuditLog audit = operator.auditFromHere();
    operator.stop();
    Answered answered = new Answered(controlPlane, operator.userAgent());
    operator.start();
    answered.awaitStatuses(0);
    int allocations =
        client
            .resources(dev.portolan.api.PortAllocation.class)
            .inAnyNamespace()
            .list()
            .getItems()
            .size();
    return new Goal(
        "writes of a restart, %d allocations".formatted(allocations),
        audit.writes().size(),
        0,
        Requests.told(audit.writes()));
  }
}
