package dev.portolan.controlplane;

import dev.portolan.controlplane.Availability.NotToBeHad;
import dev.portolan.controlplane.Availability.Running;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the shared control plane, or skips them; see {@link WithControlPlane}. */
final class ControlPlaneExtension
    implements ExecutionCondition,
        ParameterResolver,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create("dev.portolan.controlplane");

  private final Supplier<Availability> availability;
  private final boolean required;

  ControlPlaneExtension() {
    this(
        SharedControlPlane::availability,
        "1".equals(System.getenv("PORTOLAN_REQUIRE_CONTROL_PLANE")));
  }

  ControlPlaneExtension(Supplier<Availability> availability, boolean required) {
    this.availability = availability;
    this.required = required;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return switch (availability.get()) {
      case Running running -> ConditionEvaluationResult.enabled("on " + running.folder());
      case NotToBeHad lack -> refuse(context, lack);
    };
  }

  /** Only the class is asked: its methods are not visited once it is refused. */
  private ConditionEvaluationResult refuse(ExtensionContext context, NotToBeHad lack) {
    if (required) {
      throw new IllegalStateException("PORTOLAN_REQUIRE_CONTROL_PLANE=1, but " + lack.reason());
    }
    SkippedTests.of(context.getRoot().getStore(NAMESPACE)).add(context.getRequiredTestClass());
    return ConditionEvaluationResult.disabled(lack.reason());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == ControlPlane.class || type == KubernetesClient.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ControlPlane controlPlane = SharedControlPlane.get();
    return parameter.getParameter().getType() == ControlPlane.class
        ? controlPlane
        : controlPlane.client();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    rememberNamespaces(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    rememberNamespaces(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    tidy(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    tidy(context);
  }

  private static void rememberNamespaces(ExtensionContext context) {
    store(context).put("namespaces", SharedControlPlane.get().namespacesSoFar());
  }

  private static void tidy(ExtensionContext context) {
    ControlPlane controlPlane = SharedControlPlane.get();
    controlPlane.heal();
    controlPlane.deleteNamespaces(store(context).getOrDefault("namespaces", Integer.class, 0));
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
