package dev.portolan.operator.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.portolan.api.PortAllocation;
import dev.portolan.api.PortLease;
import dev.portolan.controlplane.ControlPlane;
import dev.portolan.operator.Cluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A contest on a real control plane: two operators, eight clients, and a judge who sees it all. */
final class Race implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofMillis(500);
  private static final Duration BOUND = Duration.ofMinutes(5);

  private final KubernetesClient client;
  private Contest contest;
  private final ServiceWatch watch;
  private final List<RacingOperator> operators = new ArrayList<>();
  private final Clients clients = new Clients(8);
  private final HeldWatches watches = new HeldWatches();
  private final Gate gate = new Gate("POST", "services");
  private final Instant start = Instant.now();

  Race(ControlPlane controlPlane, Contest contest, Interceptor... faults) {
    this.client = patientClient(controlPlane);
    this.contest = contest;
    Cluster.of(controlPlane).clearOutsideOf(contest.places());
    contest.policies().forEach(policy -> client.resource(policy).create());
    this.watch =
        ServiceWatch.of(client, new Judge(contest.places(), contest.wide(), contest.pool()));
    List<Interceptor> interceptors = new ArrayList<>(List.of(faults));
    interceptors.add(gate);
    operators.add(RacingOperator.started(controlPlane, interceptors, List.of()));
    operators.add(RacingOperator.started(controlPlane, interceptors, List.of(watches)));
  }

  Judge judge() {
    return watch.judge();
  }

  List<RacingOperator> operators() {
    return List.copyOf(operators);
  }

  // On a loaded machine an answer may take longer than the ten seconds of an ordinary client.
  private static KubernetesClient patientClient(ControlPlane controlPlane) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.fromKubeconfig(controlPlane.kubeconfig().toFile()))
                .withRequestTimeout(120_000)
                .build())
        .build();
  }

  /**
   * The newcomers apply, and while the first Services are on their way the elders begin to want the
   * same, who would have gone before them.
   */
  void begin() {
    apply(contest.restingElders());
    awaitAnswers();
    gate.shut();
    apply(contest.newcomers());
    await("a Service on its way").atMost(BOUND).until(() -> !gate.arrived().isEmpty());
    apply(contest.elders());
    await("the elders to have decided").atMost(BOUND).until(() -> elderAtGate() || answered());
    gate.open();
  }

  private void awaitAnswers() {
    await("answers to the elders").atMost(BOUND).until(this::answered);
  }

  private boolean answered() {
    return contest.elders().stream()
        .map(elder -> client.resource(elder).get())
        .allMatch(
            elder ->
                elder.getStatus() != null
                    && Objects.equals(
                        elder.getStatus().observedGeneration(),
                        elder.getMetadata().getGeneration()));
  }

  private boolean elderAtGate() {
    return contest.elders().stream()
        .anyMatch(
            elder ->
                gate.arrived().stream()
                    .anyMatch(name -> name.startsWith(elder.getMetadata().getName())));
  }

  /** Eight clients, let loose at once, apply these. */
  void apply(List<PortAllocation> allocations) {
    atOnce(allocations.stream().map(this::applying).toList());
  }

  /** Eight clients, let loose at once, delete these. */
  void delete(List<PortAllocation> allocations) {
    atOnce(allocations.stream().map(this::deleting).toList());
  }

  /** What a client does to apply it. */
  <R extends HasMetadata> Runnable applying(R wanted) {
    return () -> client.resource(wanted).fieldManager("racer").forceConflicts().serverSideApply();
  }

  /** What a client does to delete it. */
  Runnable deleting(PortAllocation allocation) {
    return () -> client.resource(allocation).delete();
  }

  /** From now on the contest is under other policies; what clients do to say so. */
  List<Runnable> ruling(String pool, Set<String> wide) {
    contest = contest.under(pool, wide);
    judge().ruled(wide, pool);
    return contest.policies().stream().map(this::applying).toList();
  }

  /** One of the operators does not hear of anything new. */
  void holdWatches(Collection<String> kinds) {
    watches.hold(kinds.toArray(String[]::new));
  }

  /** It hears everything, and what it missed. */
  void releaseWatches() {
    watches.release("portallocations", "portleases", "services", "networkpolicies");
  }

  /** How many keys nobody who wants them has, and at least two want. */
  int contested(Collection<PortAllocation> everybody) {
    Map<String, String> holders = Outcome.holders(contest, client, judge());
    return (int)
        contest.wants(everybody).entrySet().stream()
            .filter(wanted -> wanted.getValue().size() > 1)
            .filter(
                wanted -> !wanted.getValue().contains(holders.getOrDefault(wanted.getKey(), "")))
            .count();
  }

  /** One operator goes, with whatever it was at, and comes back knowing nothing. */
  void restartOne() {
    operators.getFirst().restart();
  }

  /** Whoever holds a lease now. */
  List<PortAllocation> winners() {
    Set<String> holders = Set.copyOf(Outcome.holders(contest, client, judge()).values());
    return everybodyThere().stream()
        .filter(
            allocation ->
                holders.contains(
                    allocation.getMetadata().getNamespace()
                        + "/"
                        + allocation.getMetadata().getName()))
        .toList();
  }

  List<PortAllocation> everybodyThere() {
    return contest.namespaces().stream()
        .flatMap(
            namespace ->
                client
                    .resources(PortAllocation.class)
                    .inNamespace(namespace)
                    .list()
                    .getItems()
                    .stream())
        .toList();
  }

  /** Nothing is left to be done, everybody has what is theirs, and it stays so. */
  void assertSettled() {
    await("everything settled")
        .atMost(BOUND)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreException(KubernetesClientException.class)
        .untilAsserted(() -> assertThat(complaints()).isEmpty());
    awaitQuiet();
    assertThat(complaints()).isEmpty();
  }

  /** Waits until neither operator has written anything for two seconds. */
  void awaitQuiet() {
    await("no more writes").atMost(BOUND).until(new Unchanged(this::writes, Duration.ofSeconds(2)));
  }

  /** What is left of the contest: Services, leases, NetworkPolicies. */
  List<String> leftOvers() {
    Set<String> left = new TreeSet<>(judge().versions().keySet());
    client.resources(PortLease.class).list().getItems().stream()
        .filter(lease -> contest.places().contains(lease.getSpec().holder().namespace()))
        .forEach(lease -> left.add(lease.getMetadata().getName()));
    for (String namespace : contest.namespaces()) {
      client.network().v1().networkPolicies().inNamespace(namespace).list().getItems().stream()
          .forEach(policy -> left.add(policy.getMetadata().getName()));
    }
    return List.copyOf(left);
  }

  /** Nothing is left of it, and nothing comes back. */
  void assertCleared() {
    await("nothing left").atMost(BOUND).untilAsserted(() -> assertThat(leftOvers()).isEmpty());
    awaitQuiet();
    assertThat(leftOvers()).isEmpty();
  }

  /** None of the events showed a key served for two owners. */
  void assertNoKeyWasServedTwice() {
    assertThat(watch.whole(contest.places(), BOUND).violations()).isEmpty();
  }

  /** None of them showed one so for longer than docs/reliability.md says. */
  void assertNoKeyWasServedTwiceBeyondTheWindow() {
    assertThat(watch.whole(contest.places(), BOUND).inexcusable(WINDOW)).isEmpty();
  }

  /** What it took so far, for people. */
  String figures(String title) {
    StringBuilder text = new StringBuilder("RACE " + title);
    text.append(
        ": %d s, %d Service events judged, %d violations, %d writes"
            .formatted(
                Duration.between(start, Instant.now()).toSeconds(),
                judge().events(),
                judge().violations().size(),
                writes()));
    judge().violations().forEach(violation -> text.append("\n  ").append(violation));
    for (RacingOperator operator : operators) {
      RacingOperator.Reconciliations done = operator.reconciliations();
      text.append(
          "\n  an operator: %d reconciliations (%d failed) in %d ms; %s"
              .formatted(
                  done.count(),
                  done.failures(),
                  done.inAll().toMillis(),
                  operator.tally().soFar()));
    }
    return text.toString();
  }

  private List<String> complaints() {
    return watch.caughtUp(contest.places())
        ? Outcome.complaints(contest, client, judge())
        : List.of("the watch lags behind");
  }

  private int writes() {
    return operators.stream().mapToInt(operator -> operator.tally().writes()).sum();
  }

  /** Eight clients, let loose at once, do these. */
  void atOnce(List<Runnable> acts) {
    clients.atOnce(acts, BOUND);
  }

  @Override
  public void close() {
    gate.open();
    releaseWatches();
    operators.forEach(RacingOperator::close);
    watch.close();
    clients.close();
    contest.policies().forEach(policy -> client.resource(policy).delete());
    client.close();
  }
}
