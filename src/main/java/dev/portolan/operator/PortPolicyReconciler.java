package dev.portolan.operator;

import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicyStatus;
import dev.portolan.intake.Contradictions;
import dev.portolan.operator.chart.Chart;
import dev.portolan.status.PolicyStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.util.List;

/** Says of each policy whether it is in force, and where an older one is instead. */
@ControllerConfiguration(
    name = PortPolicyReconciler.NAME,
    informer = @Informer(comparableResourceVersions = false))
public class PortPolicyReconciler implements Reconciler<PortPolicy> {

  static final String NAME = "portpolicy";

  private final ApiServer api;
  private final Chart chart;
  private final Clock clock;

  /** A reconciler that looks at the same chart as the allocations'. */
  public PortPolicyReconciler(Desks desks, Clock clock) {
    this.api = desks.api();
    this.chart = desks.chart();
    this.clock = clock;
  }

  @Override
  public List<EventSource<?, PortPolicy>> prepareEventSources(
      EventSourceContext<PortPolicy> context) {
    return List.of(new PolicyNeighbours(context), PolicyNeighbours.namespaces(context));
  }

  @Override
  public UpdateControl<PortPolicy> reconcile(PortPolicy policy, Context<PortPolicy> context) {
    List<PortPolicy> all = api.list(PortPolicy.class);
    PortPolicyStatus status =
        PolicyStatus.of(
            policy,
            Contradictions.of(policy, all, chart.namespaceLabels()),
            policy.getStatus(),
            clock.instant());
    return status.equals(policy.getStatus())
        ? UpdateControl.noUpdate()
        : UpdateControl.patchStatus(fresh(policy, status));
  }

  private static PortPolicy fresh(PortPolicy policy, PortPolicyStatus status) {
    PortPolicy update = new PortPolicy();
    update.setMetadata(new ObjectMetaBuilder().withName(policy.getMetadata().getName()).build());
    update.setStatus(status);
    return update;
  }
}
