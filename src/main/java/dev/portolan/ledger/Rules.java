package dev.portolan.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is ruled in every namespace; where no policy speaks, {@link #WITHOUT_POLICY}'s rules hold.
 *
 * @param terms which keys a wish needs, in each namespace that is known
 */
public record Rules(Map<String, List<Rule>> byNamespace, Map<String, Terms> terms) {

  private static final List<Rule> DEFAULT =
      List.of(new EnvironmentRule(), NodePortRule.KUBERNETES_DEFAULT, ExposureRule.WITHOUT_POLICY);

  /** No policy anywhere. */
  public static final Rules WITHOUT_POLICY = new Rules(Map.of(), Map.of());

  public Rules {
    byNamespace = Map.copyOf(byNamespace);
    terms = Map.copyOf(terms);
  }

  /** What a lease's number is called today, where policies have renamed it since. */
  public Optional<Key> today(Lease lease) {
    return Optional.ofNullable(terms.get(lease.namespace()))
        .flatMap(here -> here.today(lease.key()));
  }

  /** These, and the rules of one more namespace. */
  public Rules with(String namespace, List<Rule> rules) {
    Map<String, List<Rule>> more = new HashMap<>(byNamespace);
    more.put(namespace, rules);
    return new Rules(more, terms);
  }

  List<Rule> of(String namespace) {
    return byNamespace.getOrDefault(namespace, DEFAULT);
  }

  /** Everything that the rules have against a claim, in the order of the rules. */
  List<Objection.Denial> judge(Claim claim) {
    List<Objection.Denial> denials = new ArrayList<>();
    for (Rule rule : of(claim.id().namespace())) {
      denials.addAll(rule.judge(claim));
    }
    return denials;
  }

  /** The strictest objection to a reservation that does more than tell. */
  Optional<Objection.Denial> judge(Reservation reservation) {
    return of(reservation.owner().namespace()).stream()
        .map(rule -> rule.judge(reservation))
        .flatMap(Optional::stream)
        .filter(denial -> denial.enforcement() != Enforcement.Warn)
        .max(Comparator.comparing(Objection.Denial::enforcement));
  }

  /** The rule about numbers and their purposes, if any policy of the namespace has one. */
  Optional<RangeRule> ranges(String namespace) {
    return only(RangeRule.class, namespace);
  }

  /** The node ports that the API server hands out to the namespace's Services. */
  NodePortRule nodePorts(String namespace) {
    return only(NodePortRule.class, namespace).orElse(NodePortRule.KUBERNETES_DEFAULT);
  }

  private <R extends Rule> Optional<R> only(Class<R> type, String namespace) {
    return of(namespace).stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** How long a key freed in the namespace waits for who had it last: the longest of all. */
  Duration quarantine(String namespace) {
    return of(namespace).stream()
        .map(Rule::quarantine)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  boolean names(Claim claim) {
    for (Rule rule : of(claim.id().namespace())) {
      if (rule.names(claim)) {
        return true;
      }
    }
    return false;
  }
}
