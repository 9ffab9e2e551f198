package dev.portolan.bench;

import dev.portolan.controlplane.ControlPlane;
import dev.portolan.operator.AuditLog;
import dev.portolan.operator.AuditLog.Request;
import dev.portolan.operator.OperatorUnderTest;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the operator takes to converge, beside a bare client that writes the very same objects.
 *
 * <p>The cost of a Service grows with the Services that exist, so both write in turns, in an order
 * that gives both as many: ABBA BAAB. A turn is one fleet: the clock runs from the moment when a
 * user begins to create its allocations, eight at once, to the last write for them. The operator
 * runs beforehand and has caught up with the turns before; during the bare client's turns it does
 * not run.
 */
final class Convergence {

  private static final String TURNS = "ABBABAAB";
  private static final int WARM_UP = 200;
  private static final double MOST = 1.5;

  private final ControlPlane controlPlane;
  private final KubernetesClient client;
  private final int size;
  private final List<Turn> turns = new ArrayList<>();
  private int wave = 10;

  /** One turn as the API server saw it. */
  private record Turn(boolean ours, Duration took, List<Request> requests, Fleet fleet) {
    String told() {
      return "%s: %d allocations in %d ms: %s"
          .formatted(
              ours ? "operator" : "bare client",
              fleet.ships().size(),
              took.toMillis(),
              Requests.told(requests));
    }
  }

  Convergence(ControlPlane controlPlane, int allocations) {
    this.controlPlane = controlPlane;
    this.client = controlPlane.client();
    this.size = allocations * 2 / TURNS.length();
  }

  List<Goal> measure() {
    Recording warm = Recording.of(operator(WARM_UP).fleet(), client);
    var unused = bare(warm, WARM_UP);
    Optional<Recording> recording = Optional.empty();
    for (char turn : TURNS.toCharArray()) {
      Turn now = turn == 'A' ? operator(size) : bare(recording.orElseThrow(), size);
      turns.add(now);
      if (recording.isEmpty()) {
        recording = Optional.of(Recording.of(now.fleet(), client));
      }
    }
    return List.of(ratio(), requests());
  }

  private Turn operator(int size) {
    Fleet fleet = founded(size);
    try (OperatorUnderTest operator = OperatorUnderTest.startedOn(controlPlane)) {
      new Answered(controlPlane, operator.userAgent()).awaitIdle();
      AuditLog audit = operator.auditFromHere();
      Answered answered = new Answered(controlPlane, operator.userAgent());
      Instant start = Instant.now();
      fleet.launch(client, created -> {});
      answered.awaitStatuses(size);
      fleet.requireConverged(client);
      return turn(true, start, audit, fleet);
    }
  }

  private Turn bare(Recording recording, int size) {
    Fleet fleet = founded(size);
    Map<String, Recording.Writes> writes = recording.forTwin(fleet);
    AuditLog audit = AuditLog.of(controlPlane).by(BareClient.USER_AGENT);
    Answered answered = new Answered(controlPlane, BareClient.USER_AGENT);
    try (BareClient bare = new BareClient(controlPlane)) {
      answered.awaitIdle();
      Instant start = Instant.now();
      fleet.launch(
          client,
          created ->
              bare.write(created, Objects.requireNonNull(writes.get(Recording.path(created)))));
      bare.await();
      answered.awaitStatuses(size);
      fleet.requireConverged(client);
      return turn(false, start, audit, fleet);
    }
  }

  private Fleet founded(int size) {
    Fleet fleet = Fleet.mixed(wave++, size);
    fleet.found(client);
    return fleet;
  }

  private static Turn turn(boolean ours, Instant start, AuditLog audit, Fleet fleet) {
    List<Request> requests = Requests.counted(audit);
    Instant end = requests.stream().map(Request::answered).max(Instant::compareTo).orElseThrow();
    Turn turn = new Turn(ours, Duration.between(start, end), requests, fleet);
    System.err.println(turn.told());
    return turn;
  }

  private Goal ratio() {
    double operator = seconds(true);
    double bare = seconds(false);
    return new Goal(
        "time to converge %d allocations, operator / bare client".formatted(allocations(true)),
        operator / bare,
        MOST,
        String.format(
            Locale.ROOT, "%.1f s / %.1f s, at the end %d Services", operator, bare, services()));
  }

  private Goal requests() {
    double all = ours().mapToInt(turn -> turn.requests().size()).sum();
    double most = ours().mapToInt(turn -> turn.fleet().requests()).sum();
    return new Goal(
        "requests per allocation while they converge, reads included (k + 2·s + 1.1)",
        all / allocations(true),
        most / allocations(true) + 0.1,
        Requests.told(ours().flatMap(turn -> turn.requests().stream()).toList()));
  }

  private Stream<Turn> ours() {
    return turns.stream().filter(Turn::ours);
  }

  private int allocations(boolean ours) {
    return turns.stream()
        .filter(turn -> turn.ours() == ours)
        .mapToInt(turn -> turn.fleet().ships().size())
        .sum();
  }

  private double seconds(boolean ours) {
    return turns.stream()
        .filter(turn -> turn.ours() == ours)
        .mapToDouble(turn -> turn.took().toMillis() / 1000.0)
        .sum();
  }

  private int services() {
    return turns.stream().mapToInt(turn -> turn.fleet().services()).sum();
  }
}
