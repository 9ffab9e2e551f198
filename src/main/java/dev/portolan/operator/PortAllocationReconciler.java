package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import dev.portolan.ledger.Owner;
import dev.portolan.operator.chart.Chart;
import dev.portolan.status.Obstacle;
import dev.portolan.status.Programmed;
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
import java.util.Comparator;
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
  // A clock may be put right meanwhile.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private final Desks desks;
  private final Chart chart;
  private final Complaints complaints;

  /** A reconciler that works with these. */
  public PortAllocationReconciler(Desks desks, Clock clock) {
    this.desks = desks;
    this.chart = desks.chart();
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
        .gather(allocation, desks.agreed().instant())
        .flatMap(desks.registrar()::take)
        .map(this::carryOut)
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

  private UpdateControl<PortAllocation> carryOut(Settled settled) {
    Applied applied = desks.programmer().apply(settled);
    desks.withdrawals().tell(settled, applied);
    if (applied.surprised()) {
      return UpdateControl.<PortAllocation>noUpdate().rescheduleAfter(SOON);
    }
    boolean released = desks.releaser().release(settled);
    // What was written may itself change what there is to say and to do, and is no news to us.
    return settled
        .asKnown(chart, desks.agreed().instant())
        .map(now -> report(now, applied, released))
        .orElseGet(() -> UpdateControl.<PortAllocation>noUpdate().rescheduleAfter(SOON));
  }

  private UpdateControl<PortAllocation> report(Settled settled, Applied applied, boolean released) {
    desks.wake(chart.judged(settled.gathered()));
    Optional<Duration> unreported = desks.statuses().report(settled, asShown(settled, applied));
    return next(settled, applied, released ? unreported : Optional.of(SOON));
  }

  // A Service may have gone while leases were released.
  private Programmed asShown(Settled settled, Applied applied) {
    Owner owner = settled.owner();
    return applied
        .programmed()
        .with(chart.servicesOf(owner.namespace(), owner.name(), owner.uid()));
  }

  private UpdateControl<PortAllocation> next(
      Settled settled, Applied applied, Optional<Duration> undone) {
    UpdateControl<PortAllocation> control = UpdateControl.noUpdate();
    return Stream.of(undone, untilNextTry(settled, applied), untilNextLapse(settled))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(control::rescheduleAfter)
        .orElse(control);
  }

  private Optional<Duration> untilNextTry(Settled settled, Applied applied) {
    boolean refused = applied.programmed().obstacles().stream().anyMatch(Obstacle::retrying);
    return desks.patience().untilNextTry(settled.owner().uid(), refused);
  }

  private Optional<Duration> untilNextLapse(Settled settled) {
    Instant now = desks.agreed().instant();
    // The world may be older than that: what has ended since is looked at again at once.
    return settled
        .gathered()
        .world()
        .nextLapse()
        .map(lapse -> Duration.between(lapse.isBefore(now) ? lapse : now, lapse).plusMillis(1))
        .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }
}
