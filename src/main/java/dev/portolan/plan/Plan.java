package dev.portolan.plan;

import dev.portolan.intake.Declared;
import dev.portolan.ledger.Alternatives;
import dev.portolan.ledger.Audience;
import dev.portolan.ledger.ClaimId;
import dev.portolan.ledger.Finding;
import dev.portolan.ledger.Sentences;
import dev.portolan.ledger.Verdict;
import dev.portolan.ledger.Wish;
import dev.portolan.plan.PortChange.Standing;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What would change if declarations were applied: nothing that stays as it is, and no port that is
 * absent before and afterwards.
 *
 * @param findings what is worth knowing of the changed allocations, ports that are cut off included
 */
public record Plan(
    List<PortChange> ports,
    List<ObjectChange<Service>> services,
    List<ObjectChange<NetworkPolicy>> networkPolicies,
    List<String> findings) {

  private static final Sentences SAYS = new Sentences(Audience.ADMIN);

  public Plan {
    ports = List.copyOf(ports);
    services = List.copyOf(services);
    networkPolicies = List.copyOf(networkPolicies);
    findings = List.copyOf(findings);
  }

  /** The difference between two prospects, each sorted by name. */
  public static Plan between(Prospect before, Prospect after) {
    List<PortChange> ports = ports(before, after);
    return new Plan(
        ports,
        objects(before, after, before::services, after::services),
        objects(before, after, before::networkPolicies, after::networkPolicies),
        findings(before, after));
  }

  /** Whether some port does not get what it asks for. */
  public boolean refuses() {
    return ports.stream().anyMatch(PortChange::refused);
  }

  private static List<PortChange> ports(Prospect before, Prospect after) {
    Contests contests = after.contests();
    Contests former = before.contests();
    Alternatives alternatives = Alternatives.in(after.world());
    TreeSet<ClaimId> ids = new TreeSet<>(before.settlement().verdicts().keySet());
    ids.addAll(after.settlement().verdicts().keySet());
    List<PortChange> changes = new ArrayList<>();
    for (ClaimId id : ids) {
      Optional<Verdict> was = before.settlement().of(id);
      Optional<Verdict> becomes = after.settlement().of(id);
      PortChange change =
          new PortChange(
              becomes.or(() -> was).orElseThrow().claim(),
              wish(was),
              was.map(verdict -> standing(verdict, former)),
              becomes.map(verdict -> standing(verdict, contests)),
              contests
                  .sentence(id)
                  .or(() -> becomes.map(v -> SAYS.of(v, alternatives.of(v, after.settlement()))))
                  .orElse(""));
      boolean stays = change.was().equals(change.becomes()) && wish(was).equals(wish(becomes));
      if (!stays && !change.nowhere()) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static Optional<Wish> wish(Optional<Verdict> verdict) {
    return verdict.map(found -> found.claim().wish());
  }

  private static Standing standing(Verdict verdict, Contests contests) {
    if (contests.byClaim().containsKey(verdict.claim().id())) {
      return Standing.Contested;
    }
    return switch (verdict) {
      case Verdict.Granted granted -> Standing.Granted;
      case Verdict.Kept kept -> Standing.Kept;
      case Verdict.Refused refused ->
          refused.refusal().denied() ? Standing.Denied : Standing.Conflicted;
      case Verdict.Absent absent -> Standing.Absent;
    };
  }

  private static <T extends HasMetadata> List<ObjectChange<T>> objects(
      Prospect before,
      Prospect after,
      Function<Declared, List<T>> formerly,
      Function<Declared, List<T>> then) {
    SortedMap<String, T> were = byName(before, formerly);
    SortedMap<String, T> become = byName(after, then);
    TreeSet<String> names = new TreeSet<>(were.keySet());
    names.addAll(become.keySet());
    List<ObjectChange<T>> changes = new ArrayList<>();
    for (String name : names) {
      Optional<T> was = Optional.ofNullable(were.get(name));
      Optional<T> becomes = Optional.ofNullable(become.get(name));
      if (!was.equals(becomes)) {
        String[] parts = name.split("/", 2);
        changes.add(new ObjectChange<>(parts[0], parts[1], was, becomes));
      }
    }
    return changes;
  }

  private static <T extends HasMetadata> SortedMap<String, T> byName(
      Prospect prospect, Function<Declared, List<T>> objects) {
    SortedMap<String, T> byName = new TreeMap<>();
    for (Declared declared : prospect.declared()) {
      for (T object : objects.apply(declared)) {
        byName.put(declared.owner().namespace() + "/" + object.getMetadata().getName(), object);
      }
    }
    return byName;
  }

  private static List<String> findings(Prospect before, Prospect after) {
    TreeSet<String> known = new TreeSet<>();
    before.declared().forEach(declared -> known.addAll(findings(before, declared)));
    TreeSet<String> news = new TreeSet<>();
    after.declared().forEach(declared -> news.addAll(findings(after, declared)));
    news.removeAll(known);
    return List.copyOf(news);
  }

  private static List<String> findings(Prospect prospect, Declared declared) {
    return prospect.findings(declared).stream()
        .map(Finding::message)
        .map(message -> declared.owner() + ": " + message)
        .toList();
  }
}
