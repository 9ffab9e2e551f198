package dev.portolan.operator;

import dev.portolan.api.PortPolicy;
import dev.portolan.api.PortPolicyStatus;
import dev.portolan.intake.House;
import dev.portolan.intake.Selection;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
        PolicyStatus.of(policy, overruled(policy, all), policy.getStatus(), clock.instant());
    return status.equals(policy.getStatus())
        ? UpdateControl.noUpdate()
        : UpdateControl.patchStatus(fresh(policy, status));
  }

  private Optional<String> overruled(PortPolicy policy, List<PortPolicy> all) {
    return all.stream()
        .filter(other -> House.byAge().compare(other, policy) < 0)
        .filter(other -> contradict(other, policy))
        .sorted(House.byAge())
        .flatMap(
            other -> shared(other, policy).map(namespace -> sentence(other, namespace)).stream())
        .findFirst();
  }

  private static boolean contradict(PortPolicy one, PortPolicy other) {
    return one.getSpec().loadBalancer() != null
        && other.getSpec().loadBalancer() != null
        && !Objects.equals(one.getSpec().loadBalancer(), other.getSpec().loadBalancer());
  }

  private Optional<String> shared(PortPolicy one, PortPolicy other) {
    return chart.namespaceLabels().entrySet().stream()
        .filter(entry -> Selection.selects(one, entry.getKey(), entry.getValue()))
        .filter(entry -> Selection.selects(other, entry.getKey(), entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static String sentence(PortPolicy older, String namespace) {
    return "Policy %s is older and states another loadBalancer block for namespace %s: that one holds there. Make the two equal, or their selectors disjoint."
        .formatted(older.getMetadata().getName(), namespace);
  }

  private static PortPolicy fresh(PortPolicy policy, PortPolicyStatus status) {
    PortPolicy update = new PortPolicy();
    update.setMetadata(new ObjectMetaBuilder().withName(policy.getMetadata().getName()).build());
    update.setStatus(status);
    return update;
  }
}
