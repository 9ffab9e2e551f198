package dev.portolan.operator.simulation;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortState;
import dev.portolan.api.PortStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be so when faults and edits are over and everything has arrived.
 *
 * <pre>
 *  S1        no window is open any more
 *  L1, L8    nobody writes when everything is looked at once more
 *  L1, L2    an operator that knows nothing yet finds nothing to do
 *  L3        every status is up to date, and names a holder that holds something
 *  L5        when all allocations are gone, so is everything that was made for them
 * </pre>
 */
final class Ending {
  private final Schedule schedule;
  private final Harbour harbour;

  Ending(Schedule schedule) {
    this.schedule = schedule;
    this.harbour = schedule.harbour();
  }

  void judge() {
    schedule.client().tidyUp();
    schedule.calm();
    boundedWrites();
    harbour.services().end();
    statuses();
    quietly("L8", "looking again", schedule::lookAgain);
    quietly("L1", "an operator that knows nothing yet", schedule::newcomer);
    schedule.client().leave();
    schedule.calm();
    nothingIsLeft();
  }

  private void quietly(String invariant, String what, Runnable act) {
    if (harbour.violations().isEmpty()) {
      harbour.note(() -> "---- " + what);
      long before = harbour.store().version();
      long writes = harbour.writes();
      act.run();
      long versions = harbour.store().version() - before;
      if (!obstructed() && (versions > 0 || harbour.writes() > writes)) {
        blame(
            invariant, what + " wrote " + versions + " versions in " + (harbour.writes() - writes));
      }
    }
  }

  /**
   * What stands in a Service's way is tried again for as long as it does, under leases that are
   * bumped each time.
   */
  private boolean obstructed() {
    return allocations().stream()
        .flatMap(allocation -> Stream.ofNullable(allocation.getStatus()))
        .flatMap(status -> status.conditions().stream())
        .filter(c -> c.getType().equals("Programmed") && c.getStatus().equals("False"))
        .anyMatch(c -> !c.getReason().equals("NothingGranted"));
  }

  private void statuses() {
    for (PortAllocation allocation : allocations()) {
      String name = Kind.key(allocation);
      if (allocation.getStatus() == null) {
        blame("L1", name + " has no status");
      } else if (!Objects.equals(
          allocation.getStatus().observedGeneration(), allocation.getMetadata().getGeneration())) {
        blame("L1", name + " tells of generation " + allocation.getStatus().observedGeneration());
      } else {
        allocation.getStatus().ports().forEach(port -> saysWho(name, port));
      }
    }
  }

  private void saysWho(String name, PortStatus port) {
    boolean lost =
        (port.state() == PortState.Conflicted || port.state() == PortState.Kept)
            && port.reason().equals("HeldByOther");
    var holder = port.holder();
    if (lost && holder == null) {
      blame("L3", name + " is not told who holds " + port.port());
    }
    boolean sibling = holder != null && name.equals(holder.namespace() + "/" + holder.name());
    if (lost && holder != null && !sibling && !holders().contains(holder.name())) {
      blame("L3", name + " is told of " + holder + ", which holds nothing");
    }
  }

  private List<String> holders() {
    Stream<String> leases =
        harbour.store().all(PortLease.class).stream().map(lease -> lease.getSpec().holder().name());
    // A name of a Service, and a number inside of one, is granted without a lease.
    Stream<String> granted =
        allocations().stream()
            .filter(allocation -> allocation.getStatus() != null)
            .filter(
                allocation ->
                    allocation.getStatus().ports().stream()
                        .anyMatch(port -> port.state() == PortState.Granted))
            .map(allocation -> allocation.getMetadata().getName());
    return Stream.concat(leases, granted).toList();
  }

  private List<PortAllocation> allocations() {
    return harbour.store().all(PortAllocation.class).stream()
        .filter(allocation -> allocation.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  private void nothingIsLeft() {
    for (Kind kind :
        List.of(Kind.PortAllocation, Kind.PortLease, Kind.Service, Kind.NetworkPolicy)) {
      Collection<HasMetadata> left = harbour.store().all(kind);
      if (!left.isEmpty()) {
        blame(
            "L5", kind + " left: " + left.stream().map(Kind::key).collect(Collectors.joining(" ")));
      }
    }
  }

  // S12: calibrated on a million writes; a loop makes thousands.
  private void boundedWrites() {
    long bound = 400L + 120L * schedule.edits() * schedule.lives();
    if (harbour.writes() > bound) {
      blame("S12", harbour.writes() + " writes are more than " + bound);
    }
  }

  private void blame(String invariant, String what) {
    if (harbour.violations().isEmpty()) {
      harbour.blame(new Violation(invariant, what));
    }
  }
}
