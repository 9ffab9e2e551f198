package dev.portolan.document.read;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Deeds;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which service each statement is about, and which row it repeats. Block by block:
 *
 * <pre>
 *   by name      equal words; or one name within the other, and the same number
 *   by number    in a block that restates another (a line of it by name, or all by their numbers), for lines
 *                whose row no other line there claims by name;
 *                for instances and for what a balancer hands on to, in any block
 *   by siblings  the other rows of a table that its heading names
 *   by itself    the name as it is written
 * </pre>
 */
final class Resolver {

  /** Two or three numbers may well be in conflict; more of them at once are not. */
  private static final int RESTATED = 4;

  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, List<Row>> byPort = new HashMap<>();
  private final Map<String, List<Row>> byService = new HashMap<>();
  private final Map<Set<String>, String> byWords = new HashMap<>();
  private final Map<String, Boolean> roles;

  private Resolver(List<Statement> statements) {
    this.roles = Roles.different(statements);
  }

  /** The rows of a document, in the order of its lines. */
  static List<Row> rows(List<Statement> statements) {
    Resolver resolver = new Resolver(statements);
    Map<Integer, List<Statement>> blocks = new TreeMap<>();
    statements.forEach(
        said -> blocks.computeIfAbsent(said.spot().block(), b -> new ArrayList<>()).add(said));
    blocks.values().forEach(resolver::block);
    return List.copyOf(resolver.rows);
  }

  private void block(List<Statement> block) {
    List<Statement> said =
        KnownAddresses.without(block, byPort).map(this::frontOrTarget).map(this::known).toList();
    Map<Statement, Row> byName = byName(said);
    List<Row> claimed = List.copyOf(byName.values());
    Optional<Row> sibling =
        said.stream()
            .filter(s -> s.naming() == Naming.HEADING && byName.containsKey(s))
            .map(byName::get)
            .findFirst();
    boolean restates = !byName.isEmpty() || areAllKnown(said);
    List<Row> fresh = new ArrayList<>();
    Map<String, List<Row>> freshly = new HashMap<>();
    for (Statement s : said) {
      Optional<Row> like =
          Optional.ofNullable(byName.get(s))
              .or(() -> restates || isLoose(s) ? byNumber(s, claimed) : Optional.empty())
              .filter(row -> byName.containsKey(s) || isLoose(s) || !isAnother(s, row));
      Row row = row(s, service(s, like, sibling), like, freshly);
      fresh.add(row);
      freshly.computeIfAbsent(row.service(), name -> new ArrayList<>()).add(row);
    }
    fresh.forEach(this::add);
  }

  private boolean isAnother(Statement said, Row row) {
    return equal(said).filter(name -> !name.equals(row.service())).isPresent();
  }

  /** So many numbers that stand elsewhere, one and all, are the same ports by other names. */
  private boolean areAllKnown(List<Statement> block) {
    long different = block.stream().map(said -> said.numbers().outer()).distinct().count();
    return different >= RESTATED
        && block.stream()
            .allMatch(said -> sameNumber(said).stream().anyMatch(row -> sameOuter(said, row)));
  }

  /** A row whose own name is new, and that names a known service of its number beside it. */
  private Statement known(Statement said) {
    List<Row> same = sameNumber(said);
    boolean named = same.isEmpty() || same.stream().anyMatch(row -> Names.match(said, row));
    return named
        ? said
        : said.extras().beside().stream()
            .filter(other -> same.stream().anyMatch(row -> isName(other, row)))
            .findFirst()
            .map(other -> said.named(other, Naming.OWN, Optional.empty()))
            .orElse(said);
  }

  private static boolean isName(String words, Row row) {
    return Names.contain(Names.words(words), Names.words(row.service()));
  }

  private Map<Statement, Row> byName(List<Statement> block) {
    Map<Statement, Row> byName = new LinkedHashMap<>();
    for (Statement said : block) {
      Names.nearest(said, sameNumber(said).stream().filter(row -> Names.match(said, row)).toList())
          .ifPresent(row -> byName.put(said, row));
    }
    return byName;
  }

  private String service(Statement said, Optional<Row> like, Optional<Row> sibling) {
    return like.map(Row::service)
        .or(() -> equal(said))
        .or(() -> sibling.filter(row -> said.naming() == Naming.HEADING).map(Row::service))
        .or(() -> instance(said))
        .orElseGet(() -> Names.slug(said));
  }

  private void add(Row row) {
    rows.add(row);
    for (int number : numbers(row.said())) {
      byPort.computeIfAbsent(number, p -> new ArrayList<>()).add(row);
    }
    byService.computeIfAbsent(row.service(), s -> new ArrayList<>()).add(row);
    byWords.putIfAbsent(Names.words(row.service()), row.service());
  }

  /** On the node and in the container: either can be what another line repeats. */
  private static Set<Integer> numbers(Statement said) {
    return Stream.concat(said.numbers().hostPort().stream(), said.numbers().port().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Row> sameNumber(Statement said) {
    return numbers(said).stream()
        .flatMap(number -> byPort.getOrDefault(number, List.of()).stream())
        .distinct()
        .filter(row -> row.where().fits(said.where()))
        .toList();
  }

  /** One number that others dial; two containers may well have the same one inside. */
  private static boolean sameOuter(Statement said, Row row) {
    boolean outer = said.numbers().outer().equals(row.said().numbers().outer());
    return (outer && row.said().numbers().mayBe(said.numbers()))
        || (said.numbers().hostPort().isEmpty() && said.numbers().port().equals(row.port()));
  }

  private static boolean isLoose(Statement said) {
    return said.naming() == Naming.INSTANCE || said.naming() == Naming.TARGET;
  }

  private Optional<Row> byNumber(Statement said, List<Row> claimed) {
    return sameNumber(said).stream()
        .filter(row -> sameOuter(said, row))
        .filter(
            row ->
                claimed.stream()
                    .noneMatch(
                        other ->
                            other.service().equals(row.service())
                                && other.port().equals(row.port())))
        .findFirst();
  }

  /** Equal names are one service, whatever the number, and whatever parts their words. */
  private Optional<String> equal(Statement said) {
    String slug = Names.slug(said);
    return byService.containsKey(slug)
        ? Optional.of(slug)
        : Optional.ofNullable(byWords.get(Names.words(said)));
  }

  /** An instance of something: what has its number elsewhere, else the line above it. */
  private Optional<String> instance(Statement said) {
    if (said.naming() != Naming.INSTANCE) {
      return Optional.empty();
    }
    List<String> elsewhere =
        said
            .numbers()
            .port()
            .map(port -> byPort.getOrDefault(port, List.of()))
            .orElse(List.of())
            .stream()
            .map(Row::service)
            .distinct()
            .toList();
    return elsewhere.size() == 1
        ? Optional.of(elsewhere.getFirst())
        : said.group().map(Words::slug);
  }

  /** Below a balancer's heading, a number is the target's if it is the target's own there. */
  private Statement frontOrTarget(Statement said) {
    if (said.naming() != Naming.TARGET) {
      return said;
    }
    List<Row> sameName =
        rows.stream()
            .filter(
                row ->
                    row.where().fits(said.where())
                        && Names.contain(Names.words(said), Names.words(row.service())))
            .toList();
    List<Row> sameNumber = sameNumber(said);
    boolean own =
        sameName.isEmpty()
            ? !sameNumber.isEmpty() && !isHeading(said)
            : sameName.stream().anyMatch(sameNumber::contains);
    return own ? said : Fronts.front(said);
  }

  private static boolean isHeading(Statement said) {
    return said.extras()
        .front()
        .filter(heading -> Names.contain(Names.words(said), Names.words(heading)))
        .isPresent();
  }

  private Row row(
      Statement said, String service, Optional<Row> like, Map<String, List<Row>> fresh) {
    Optional<String> portName = like.isPresent() ? Names.role(said, like.get()) : role(said);
    Optional<Integer> repeats =
        Stream.concat(
                byService.getOrDefault(service, List.of()).stream(),
                fresh.getOrDefault(service, List.of()).stream())
            .filter(row -> row.service().equals(service) && isRepeat(row, said))
            .map(row -> row.repeats().orElse(row.line()))
            .findFirst();
    return new Row(
        external(said),
        service,
        portName.map(Words::slug).filter(name -> !name.isEmpty()),
        said.absent() ? Optional.empty() : repeats);
  }

  private static Statement external(Statement said) {
    boolean managed = said.naming() == Naming.FRONT && Products.isManagedFront(said.title());
    return managed ? said.with(said.where().as(Exposure.External)) : said;
  }

  private static boolean isRepeat(Row row, Statement said) {
    boolean protocol =
        !said.speech().stated()
            || !row.said().speech().stated()
            || row.said().speech().transport() == said.speech().transport();
    return !row.said().absent()
        && row.port().isPresent()
        && isSameNumber(row, said)
        && protocol
        && row.where().fits(said.where());
  }

  /** Number for number; or what is published there as a number of its own. */
  private static boolean isSameNumber(Row row, Statement said) {
    Optional<Integer> host = said.numbers().hostPort();
    boolean same =
        row.port().equals(said.numbers().port())
            && (host.isEmpty() || row.said().numbers().hostPort().equals(host));
    boolean published =
        host.isPresent() != row.said().numbers().hostPort().isPresent()
            && said.numbers().outer().equals(row.said().numbers().outer());
    return same || published;
  }

  /** A bracket in a Service cell is a role if the rows of that service carry different ones. */
  private Optional<String> role(Statement said) {
    List<String> brackets = Brackets.of(said.title()).inside();
    boolean cell = said.form() == Form.TABLE && said.naming() == Naming.OWN && !brackets.isEmpty();
    return said.role()
        .or(
            () ->
                cell
                        && roles.getOrDefault(Names.slug(said), false)
                        && !Deeds.begins(brackets.getFirst())
                    ? Optional.of(brackets.getFirst())
                    : Optional.empty());
  }
}
