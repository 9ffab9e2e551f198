package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What somebody may do to a Service of ours that we undo. */
enum Drift {
  TYPE(service -> service.getSpec().setType("NodePort")),
  SELECTOR(service -> service.getSpec().setSelector(Map.of("app", "other"))),
  WIDER_SELECTOR(service -> service.getSpec().setSelector(Map.of())),
  SURPLUS_PORT(service -> service.getSpec().setPorts(twice(service.getSpec().getPorts()))),
  MISSING_PORT(service -> service.getSpec().setPorts(service.getSpec().getPorts().subList(0, 1))),
  TARGET_PORT(
      service -> service.getSpec().getPorts().getFirst().setTargetPort(new IntOrString(22))),
  PROTOCOL(service -> service.getSpec().getPorts().getFirst().setProtocol("UDP")),
  APP_PROTOCOL(service -> service.getSpec().getPorts().getFirst().setAppProtocol("h2c")),
  EXTERNAL_ADDRESS(service -> service.getSpec().setExternalIPs(List.of("10.1.2.3"))),
  OUR_LABEL(service -> service.getMetadata().getLabels().put(Labels.ALLOCATION_UID, "x")),
  OUR_SURPLUS_LABEL(service -> service.getMetadata().getLabels().put(Labels.CATEGORY, "x")),
  OWNER(service -> service.getMetadata().setOwnerReferences(List.of())),
  POLICY(service -> service.getSpec().setExternalTrafficPolicy("Cluster")),
  NODE_PORTS(service -> service.getSpec().setAllocateLoadBalancerNodePorts(false)),
  ANNOTATION(service -> service.getMetadata().getAnnotations().put("pool", "b"));

  private final Consumer<Service> hand;

  Drift(Consumer<Service> hand) {
    this.hand = hand;
  }

  private static List<ServicePort> twice(List<ServicePort> ports) {
    return List.of(
        ports.getFirst(), ports.getLast(), new ServicePort(null, "x", null, 99, "TCP", null));
  }

  void happenTo(Service service) {
    hand.accept(service);
  }
}
