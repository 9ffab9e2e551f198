package dev.portolan.report;

import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Exposure;
import dev.portolan.ledger.Key;
import dev.portolan.ledger.Numbers;
import dev.portolan.ledger.Protocol;
import dev.portolan.ledger.ReservationVerdict;
import dev.portolan.ledger.Rivals;
import dev.portolan.ledger.Scope;
import dev.portolan.ledger.Settlement;
import dev.portolan.ledger.World;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The port map: who has which port, what is kept for later, and who did not get what.
 *
 * @param rows sorted by namespace, category, number; what has no category comes last in its
 *     namespace
 * @param withheld what policies keep for somebody, or from everybody
 * @param bands the ranges of policies, in each namespace where they hold
 * @param refusals why ports and reservations did not get what they asked for, by namespace
 */
public record PortMap(
    List<Row> rows,
    List<Later> later,
    List<Withheld> withheld,
    List<Band> bands,
    List<Remark> refusals,
    List<Remark> findings) {

  /** How a port stands. */
  public enum State {
    Granted,
    Kept,
    Contested,
    Conflicted,
    Denied,
    Absent;

    /** Whether it serves. */
    public boolean works() {
      return this == Granted || this == Kept;
    }

    /** Whether it did not get what it asks for. */
    public boolean troubled() {
      return this != Granted && this != Absent;
    }
  }

  /**
   * One declared port.
   *
   * @param team who answers for it
   * @param port the declared number
   * @param hostPort the number on the nodes themselves
   * @param served state Kept only: the number that is still served
   * @param held the keys that it has, each once, in their order
   * @param since when it got the last of its keys; empty where no lease says so
   * @param sentence why it did not get what it asks for, and what to do
   * @param alternatives numbers that it would be granted instead
   */
  public record Row(
      ClaimId id,
      Optional<String> category,
      Optional<String> team,
      Optional<String> description,
      int port,
      Protocol protocol,
      Exposure exposure,
      Optional<Integer> nodePort,
      Optional<Integer> hostPort,
      State state,
      Optional<Integer> served,
      List<Key> held,
      Optional<Instant> since,
      Reach reach,
      Optional<String> sentence,
      List<Integer> alternatives) {

    public Row {
      held = List.copyOf(held);
      alternatives = List.copyOf(alternatives);
    }

    public String namespace() {
      return id.namespace();
    }

    /** Whether it can be reached from outside of the cluster. */
    public boolean outside() {
      return state.works()
          && switch (exposure) {
            case NodePort, LoadBalancer, Host -> true;
            case Internal -> hostPort.isPresent();
            case External -> false;
          };
    }

    /** What else is known to listen on its number by default. */
    public List<String> rivals() {
      return Rivals.of(port).map(Rivals::products).orElse(List.of());
    }
  }

  /** One number kept for later. */
  public record Later(
      String namespace,
      String allocation,
      int port,
      Protocol protocol,
      Scope scope,
      String name,
      Optional<String> forService,
      Optional<Instant> until,
      ReservationVerdict.State state) {}

  /**
   * One number of a policy.
   *
   * @param namespace scope Namespace only: where it holds
   * @param protocol empty: any
   * @param whom {@code namespace/service}; empty: nobody may have it
   */
  public record Withheld(
      Scope scope,
      Optional<String> namespace,
      int port,
      Optional<Protocol> protocol,
      Optional<String> whom,
      Optional<String> reason,
      String policy) {}

  /**
   * Numbers with a purpose, in one namespace.
   *
   * @param categories the only ones that may use it; empty: all may
   * @param allowed false: nobody may
   * @param taken how many of its numbers somebody has or keeps for later
   * @param untaken its other numbers, where no narrower range decides
   */
  public record Band(
      String namespace,
      String name,
      Numbers numbers,
      SortedSet<String> categories,
      boolean allowed,
      String policy,
      int taken,
      List<Numbers> untaken) {

    public Band {
      categories = Collections.unmodifiableSortedSet(new TreeSet<>(categories));
      untaken = List.copyOf(untaken);
    }
  }

  /** A sentence about a namespace. */
  public record Remark(String namespace, String sentence) {}

  private static final Comparator<Row> BY_NUMBER =
      Comparator.comparing(Row::port)
          .thenComparing(Row::protocol)
          .thenComparing(row -> row.id().service())
          .thenComparing(Row::id);

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::namespace)
          .thenComparing(row -> row.category().isEmpty())
          .thenComparing(row -> row.category().orElse(""))
          .thenComparing(BY_NUMBER);

  /** Where no category is told. */
  private static final Comparator<Row> ORDER_OF_EXPOSED =
      Comparator.comparing(Row::namespace).thenComparing(BY_NUMBER);

  private static final Comparator<Later> ORDER_OF_LATER =
      Comparator.comparing(Later::namespace).thenComparing(Later::port).thenComparing(Later::name);

  private static final Comparator<Withheld> ORDER_OF_WITHHELD =
      Comparator.comparing(Withheld::scope)
          .thenComparing(withheld -> withheld.namespace().orElse(""))
          .thenComparing(Withheld::port)
          .thenComparing(withheld -> withheld.protocol().map(Enum::name).orElse(""))
          .thenComparing(Withheld::policy)
          .thenComparing(withheld -> withheld.whom().orElse(""));

  private static final Comparator<Band> ORDER_OF_BANDS =
      Comparator.comparing(Band::namespace)
          .thenComparing(band -> band.numbers().from())
          .thenComparing(band -> band.numbers().to())
          .thenComparing(Band::name);

  public PortMap {
    rows = rows.stream().sorted(ORDER).toList();
    later = later.stream().sorted(ORDER_OF_LATER).toList();
    withheld = withheld.stream().sorted(ORDER_OF_WITHHELD).toList();
    bands = bands.stream().sorted(ORDER_OF_BANDS).toList();
    refusals = List.copyOf(refusals);
    findings = List.copyOf(findings);
  }

  /** The port map of a settled world; the whole one, since alternatives are offered. */
  public static PortMap of(World world, Settlement settlement) {
    return of(world, settlement, Known.NOTHING);
  }

  /** The same, with what is known beside it. */
  public static PortMap of(World world, Settlement settlement, Known known) {
    return new Drawing(world, settlement, known).map();
  }

  /** Whether somebody did not get what they asked for. */
  public boolean troubled() {
    return rows.stream().anyMatch(row -> row.state().troubled());
  }

  /** Whether nothing is declared. */
  public boolean empty() {
    return rows.isEmpty() && later.isEmpty();
  }

  /** What can be reached from outside of the cluster, sorted by namespace and number. */
  List<Row> exposed() {
    return rows.stream().filter(Row::outside).sorted(ORDER_OF_EXPOSED).toList();
  }

  /** The rows of each namespace by category, in their order. */
  SortedMap<String, Map<Optional<String>, List<Row>>> byNamespace() {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Row::namespace,
                TreeMap::new,
                Collectors.groupingBy(Row::category, LinkedHashMap::new, Collectors.toList())));
  }

  /** How many ports of a namespace are wanted there, and how many of them granted. */
  public record Count(int granted, int wanted) {
    private Count plus(Row row) {
      return row.state() == State.Absent
          ? this
          : new Count(granted + (row.state() == State.Granted ? 1 : 0), wanted + 1);
    }
  }

  /** The counts of each namespace, sorted by name. */
  public SortedMap<String, Count> counts() {
    SortedMap<String, Count> counts = new TreeMap<>();
    for (Row row : rows) {
      counts.put(row.namespace(), counts.getOrDefault(row.namespace(), new Count(0, 0)).plus(row));
    }
    return counts;
  }
}
