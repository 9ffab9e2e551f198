package dev.portolan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.api.PortAllocation;
import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Verdict;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;

/** The Services that the shop is turned into. */
final class Rendered {

  private Rendered() {}

  static String twoPorts(String exposure) {
    return """
        - name: till
          exposure: %s
          selector: {app: till}
          ports: [{name: http, port: 80}, {name: admin, port: 81}]
        """
        .formatted(exposure);
  }

  static Verdict granted(Claim claim) {
    return new Verdict.Granted(claim, List.of());
  }

  static List<Service> services(Scene scene) {
    return services(scene, scene.verdicts("shop"), Balancer.WITHOUT_POLICY);
  }

  static List<Service> services(Scene scene, List<Verdict> verdicts, Balancer balancer) {
    PortAllocation resolved = scene.declared("shop").resolved();
    return Services.desired(resolved, verdicts, balancer);
  }

  static Service only(List<Service> services) {
    assertThat(services).hasSize(1);
    return services.getFirst();
  }
}
