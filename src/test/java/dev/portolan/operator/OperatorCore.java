package dev.portolan.operator;

import dev.portolan.api.PortAllocation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operator without the framework around it: whoever drives it says what was seen and when an
 * allocation is looked at.
 */
public final class OperatorCore {
  private final PortAllocationReconciler reconciler;
  private final Map<Class<?>, ChartEntry<?>> entries = new HashMap<>();

  /** The real desks and the real reconciler; who must look again goes to {@code woken}. */
  public OperatorCore(
      ApiServer api, Clock clock, Errands errands, Consumer<Set<ResourceID>> woken) {
    Desks desks = new Desks(api, clock, errands);
    desks.listen(woken::accept);
    reconciler = new PortAllocationReconciler(desks, clock);
    List<ChartEntry<?>> all = new ArrayList<>(List.of(desks.allocations()));
    all.addAll(desks.others());
    all.forEach(entry -> entries.put(entry.type(), entry));
  }

  /** An object was added or changed; who must look again. */
  public Set<ResourceID> seen(HasMetadata object) {
    return put(entry(object), object);
  }

  /** An object is there after another version was; who must look again. */
  public Set<ResourceID> seen(HasMetadata before, HasMetadata after) {
    return follow(entry(after), before, after);
  }

  /** An object is gone; who must look again. */
  public Set<ResourceID> gone(HasMetadata object) {
    return remove(entry(object), object);
  }

  /** Looks at an allocation once; after what time it must be looked at again, if at all. */
  public Optional<Duration> reconcile(PortAllocation allocation) {
    UpdateControl<PortAllocation> control = reconciler.reconcile(allocation, nobody());
    if (!control.isNoUpdate()) {
      throw new IllegalStateException("the framework is asked to write, and no one models that");
    }
    return control.getScheduleDelay().map(Duration::ofMillis);
  }

  private ChartEntry<?> entry(HasMetadata object) {
    return Objects.requireNonNull(entries.get(object.getClass()));
  }

  // The reconciler asks its context nothing.
  @SuppressWarnings("unchecked")
  private static Context<PortAllocation> nobody() {
    return (Context<PortAllocation>)
        Proxy.newProxyInstance(
            OperatorCore.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("no one models " + method);
            });
  }

  private static <R extends HasMetadata> Set<ResourceID> put(
      ChartEntry<R> entry, HasMetadata object) {
    return entry.put().apply(entry.type().cast(object));
  }

  private static <R extends HasMetadata> Set<ResourceID> follow(
      ChartEntry<R> entry, HasMetadata before, HasMetadata after) {
    return entry.follow(entry.type().cast(before), entry.type().cast(after));
  }

  private static <R extends HasMetadata> Set<ResourceID> remove(
      ChartEntry<R> entry, HasMetadata object) {
    return entry.remove().apply(entry.type().cast(object));
  }
}
