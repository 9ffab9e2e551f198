package dev.portolan.manifest;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shop's Service as it is wanted, and as the cluster shows it. */
final class InCluster {

  private static final Balancer LOCAL =
      new Balancer(Optional.empty(), new TreeMap<>(Map.of("pool", "a")), true, "Local");

  private InCluster() {}

  static Service desired(String exposure) {
    return desired(exposure, "{name: http, port: 80}, {name: admin, port: 81}");
  }

  static Service desired(String exposure, String ports) {
    Scene scene =
        Shop.with(
            "- {name: till, exposure: %s, selector: {app: till}, ports: [%s]}"
                .formatted(exposure, ports));
    return Services.desired(scene.declared("shop").resolved(), scene.verdicts("shop"), LOCAL)
        .getFirst();
  }

  /** As a client reads it back: filled in by the API server, and through JSON. */
  static Service stored(Service desired) {
    Service filled =
        new ServiceBuilder(desired)
            .editMetadata()
            .withUid("service-uid")
            .withResourceVersion("17")
            .endMetadata()
            .editSpec()
            .withSessionAffinity("None")
            .withInternalTrafficPolicy("Cluster")
            .withIpFamilies("IPv4")
            .withIpFamilyPolicy("SingleStack")
            .endSpec()
            .withNewStatus()
            .withNewLoadBalancer()
            .endLoadBalancer()
            .endStatus()
            .build();
    if (filled.getSpec().getClusterIP() == null) {
      filled.getSpec().setClusterIP("10.0.0.7");
    }
    filled.getSpec().setClusterIPs(List.of(filled.getSpec().getClusterIP()));
    allocateNodePorts(filled);
    return Serialization.unmarshal(Serialization.asJson(filled), Service.class);
  }

  private static void allocateNodePorts(Service service) {
    if (!service.getSpec().getType().equals("ClusterIP")) {
      int next = 30000;
      for (ServicePort port : service.getSpec().getPorts()) {
        port.setNodePort(port.getNodePort() == null ? next++ : port.getNodePort());
      }
    }
  }

  static List<Integer> nodePorts(Service service) {
    return service.getSpec().getPorts().stream().map(ServicePort::getNodePort).toList();
  }
}
