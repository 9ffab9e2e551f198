package dev.portolan.operator.races;

import dev.portolan.api.ConflictStatus;
import dev.portolan.api.HolderStatus;
import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.api.PortStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is wrong when everything is quiet, judged from what the API server says: allocations, leases
 * and the Services that the judge saw.
 *
 * <pre>
 *  a port        is settled at the newest generation
 *  a winner      has the leases that its status names, and no others; its Services serve just these
 *  a loser       is told by whom: the holder of a key that it needs, at every key that refused it
 *  a key         that somebody wants has exactly one winner; nobody's lease is left
 * </pre>
 */
final class Outcome {
  private final Contest contest;
  private final Judge judge;
  private final Map<String, PortLease> leases = new HashMap<>();
  private final Map<String, SortedSet<String>> served;
  private final List<PortAllocation> allocations = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  private Outcome(Contest contest, KubernetesClient client, Judge judge) {
    this.contest = contest;
    this.judge = judge;
    this.served = judge.owners();
    for (PortLease lease : client.resources(PortLease.class).list().getItems()) {
      if (contest.places().contains(lease.getSpec().holder().namespace())) {
        leases.put(lease.getMetadata().getName(), lease);
      }
    }
    for (String namespace : contest.namespaces()) {
      allocations.addAll(
          client.resources(PortAllocation.class).inNamespace(namespace).list().getItems());
    }
  }

  /** Everything that is wrong now, each in one line. */
  static List<String> complaints(Contest contest, KubernetesClient client, Judge judge) {
    Outcome outcome = new Outcome(contest, client, judge);
    outcome.allocations.forEach(outcome::judge);
    outcome.judgeRegister();
    return List.copyOf(outcome.complaints);
  }

  /** Who holds each key now, as {@code namespace/name}. */
  static Map<String, String> holders(Contest contest, KubernetesClient client, Judge judge) {
    Map<String, String> holders = new TreeMap<>();
    new Outcome(contest, client, judge)
        .leases.forEach((key, lease) -> holders.put(key, holder(lease)));
    return holders;
  }

  private void judge(PortAllocation allocation) {
    var status = allocation.getStatus();
    if (status == null
        || !Objects.equals(status.observedGeneration(), allocation.getMetadata().getGeneration())) {
      complain(allocation, "was not settled at its newest generation");
      return;
    }
    Set<String> named = new TreeSet<>();
    status.ports().forEach(port -> named.addAll(port.leases()));
    Set<String> held = heldBy(allocation);
    if (!named.equals(held)) {
      complain(allocation, "says it holds " + named + ", the register says " + held);
    }
    status.ports().forEach(port -> judge(allocation, port));
  }

  private void judge(PortAllocation allocation, PortStatus port) {
    String what = port.service() + "/" + port.name() + " is " + port.state();
    Set<String> keys =
        contest.keys(allocation.getMetadata().getNamespace(), port.service(), port.port());
    switch (port.state()) {
      case Granted -> {
        if (!keys.equals(new TreeSet<>(port.leases()))) {
          complain(allocation, what + " and needs " + keys + ", but holds " + port.leases());
        }
      }
      case Conflicted, Kept -> judgeRefusal(allocation, port, keys, what);
      case Denied, Absent -> complain(allocation, what + ": " + port.message());
    }
  }

  private void judgeRefusal(
      PortAllocation allocation, PortStatus port, Set<String> keys, String what) {
    Set<String> rivals = new TreeSet<>();
    keys.stream()
        .flatMap(key -> Optional.ofNullable(leases.get(key)).stream())
        .map(Outcome::holder)
        .forEach(rivals::add);
    rivals.remove(name(allocation));
    String told = Optional.ofNullable(port.holder()).map(Outcome::holder).orElse("nobody");
    if (!rivals.contains(told)) {
      complain(allocation, what + " because of " + told + ", but its keys are held by " + rivals);
    }
    port.conflicts().forEach(conflict -> judge(allocation, conflict, what));
  }

  private void judge(PortAllocation allocation, ConflictStatus conflict, String what) {
    String told = Optional.ofNullable(conflict.holder()).map(Outcome::holder).orElse("nobody");
    String holds =
        Optional.ofNullable(leases.get(conflict.key())).map(Outcome::holder).orElse("nobody");
    if (!told.equals(holds)) {
      complain(allocation, what + ": " + conflict.key() + " is held by " + holds + ", not " + told);
    }
  }

  private void judgeRegister() {
    if (!served.keySet().equals(new TreeSet<>(leases.keySet()))) {
      complaints.add(
          "served are " + served.keySet() + ", leased " + new TreeSet<>(leases.keySet()));
    }
    Set<String> living = new TreeSet<>();
    allocations.forEach(allocation -> living.add(allocation.getMetadata().getUid()));
    leases.forEach(
        (key, lease) -> {
          String uid = lease.getSpec().holder().uid();
          if (!living.contains(uid)) {
            complaints.add(key + " is leased to " + holder(lease) + ", which is gone");
          }
          Set<String> serving = served.getOrDefault(key, new TreeSet<>());
          boolean all = serving.size() < 2 || judge.pardoned(key).containsAll(serving);
          if (!serving.contains(uid) || !all) {
            complaints.add(key + " is leased to " + uid + " and served for " + serving);
          }
        });
    for (PortAllocation allocation : allocations) {
      for (var service : allocation.getSpec().services()) {
        service.ports().stream()
            .flatMap(
                port ->
                    contest
                        .keys(allocation.getMetadata().getNamespace(), service.name(), port.port())
                        .stream())
            .filter(key -> isDecisive(key, service.name()) && !leases.containsKey(key))
            .forEach(key -> complain(allocation, "wants " + key + ", which nobody has"));
      }
    }
  }

  // Who has lost one of a port's keys leaves the others alone: only the widest is sure to be had.
  private static boolean isDecisive(String key, String service) {
    return !key.startsWith("ns.") && (!key.startsWith("cluster.") || service.endsWith("-internal"));
  }

  private Set<String> heldBy(PortAllocation allocation) {
    Set<String> held = new TreeSet<>();
    leases.forEach(
        (key, lease) -> {
          if (lease.getSpec().holder().uid().equals(allocation.getMetadata().getUid())) {
            held.add(key);
          }
        });
    return held;
  }

  private void complain(PortAllocation allocation, String what) {
    complaints.add(name(allocation) + " " + what);
  }

  private static String name(PortAllocation allocation) {
    return allocation.getMetadata().getNamespace() + "/" + allocation.getMetadata().getName();
  }

  private static String holder(PortLease lease) {
    return lease.getSpec().holder().namespace() + "/" + lease.getSpec().holder().name();
  }

  private static String holder(HolderStatus holder) {
    return holder.namespace() + "/" + holder.name();
  }
}
