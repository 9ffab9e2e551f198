package dev.portolan.controlplane;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Optional;

/**
 * Connects the application of a Quarkus test to the shared control plane, with its CRDs installed.
 *
 * <p>By the system property {@code kubeconfig}: {@code quarkus.kubernetes-client.*} does not change
 * the server at run time.
 */
public final class ControlPlaneTestResource implements QuarkusTestResourceLifecycleManager {
  private Optional<String> former = Optional.empty();

  @Override
  public Map<String, String> start() {
    ControlPlane controlPlane = SharedControlPlane.get();
    controlPlane.installCrds();
    String kubeconfig = controlPlane.kubeconfig().toString();
    former = Optional.ofNullable(System.setProperty("kubeconfig", kubeconfig));
    return Map.of();
  }

  @Override
  public void stop() {
    former.ifPresentOrElse(
        value -> System.setProperty("kubeconfig", value), () -> System.clearProperty("kubeconfig"));
  }
}
