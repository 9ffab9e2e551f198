package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.operator.chart.Chart;
import dev.portolan.operator.chart.Gathered;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns an allocation into leases, NetworkPolicies, Services and a status, in that order. */
@ControllerConfiguration(
    name = PortAllocationReconciler.NAME,
    informer = @Informer(comparableResourceVersions = false))
public class PortAllocationReconciler implements Reconciler<PortAllocation> {

  static final String NAME = "portallocation";

  static final Duration SOON = Duration.ofMillis(50);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Desks desks;
  private final Chart chart;
  private final Clock clock;
  private final Complaints complaints;

  /** A reconciler that works with these. */
  public PortAllocationReconciler(Desks desks, Clock clock) {
    this.desks = desks;
    this.chart = desks.chart();
    this.clock = clock;
    this.complaints = new Complaints(clock);
  }

  @Override
  public List<EventSource<?, PortAllocation>> prepareEventSources(
      EventSourceContext<PortAllocation> context) {
    return desks.sources(context);
  }

  @Override
  public UpdateControl<PortAllocation> reconcile(
      PortAllocation allocation, Context<PortAllocation> context) {
    return desks
        .turns()
        .take(ResourceID.fromResource(allocation), () -> look(allocation))
        .orElseGet(UpdateControl::noUpdate);
  }

  private UpdateControl<PortAllocation> look(PortAllocation allocation) {
    return chart
        .gather(allocation, clock.instant())
        .map(this::reconcile)
        .orElseGet(UpdateControl::noUpdate);
  }

  @Override
  public ErrorStatusUpdateControl<PortAllocation> updateErrorStatus(
      PortAllocation allocation, Context<PortAllocation> context, Exception failure) {
    complaints.say(
        allocation.getMetadata().getNamespace() + "/" + allocation.getMetadata().getName(),
        failure);
    return ErrorStatusUpdateControl.noStatusUpdate();
  }

  private UpdateControl<PortAllocation> reconcile(Gathered gathered) {
    Settled settled = desks.registrar().take(gathered);
    Applied applied = desks.programmer().apply(settled);
    desks.withdrawals().tell(settled, applied);
    if (applied.surprised()) {
      return UpdateControl.<PortAllocation>noUpdate().rescheduleAfter(SOON);
    }
    boolean released = desks.releaser().release(settled);
    Optional<Duration> unreported = desks.statuses().report(settled, applied.programmed());
    return next(settled, applied, released ? unreported : Optional.of(SOON));
  }

  private UpdateControl<PortAllocation> next(
      Settled settled, Applied applied, Optional<Duration> undone) {
    UpdateControl<PortAllocation> control = UpdateControl.noUpdate();
    boolean retrying =
        applied.programmed().obstacles().stream().anyMatch(obstacle -> obstacle.retrying());
    return Stream.of(
            undone,
            retrying ? Optional.of(LATER) : Optional.<Duration>empty(),
            untilNextLapse(settled))
        .flatMap(Optional::stream)
        .min(Duration::compareTo)
        .map(control::rescheduleAfter)
        .orElse(control);
  }

  private Optional<Duration> untilNextLapse(Settled settled) {
    Instant now = clock.instant();
    // The world may be older than that: what has ended since is looked at again at once.
    return settled
        .gathered()
        .world()
        .nextLapse()
        .map(lapse -> Duration.between(lapse.isBefore(now) ? lapse : now, lapse).plusMillis(1));
  }
}
