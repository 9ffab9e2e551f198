package dev.portolan.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a declaration as tests write it, one line for each service or reservation.
 *
 * <pre>
 *  web LoadBalancer: http=80/TCP node 30080 host 80 to 8080, metrics=9090
 *  web LoadBalancer of shop: http=80       the pods are those of app "shop"
 *  exporter Host bare: metrics=9100        no selector
 *  tool Internal: http=8080 absent         or: unknown
 *  api Internal: http=80 as grpc by team open
 *                                          its category, who answers for it, its peers are anyone
 *  reserve calls: 50055/TCP Namespace for call-service until 2027-06-30T00:00:00Z
 *  reserve turn: 3478/UDP Host by shop     who answers for it
 * </pre>
 */
final class Notation {

  private final boolean programmed;
  private final List<Declaration.Line> lines = new ArrayList<>();
  private final List<Declaration.Reserve> reserves = new ArrayList<>();

  private Notation(boolean programmed) {
    this.programmed = programmed;
  }

  static Declaration read(Owner owner, boolean programmed, String... lines) {
    Notation notation = new Notation(programmed);
    Arrays.stream(lines).forEach(notation::line);
    return new Declaration(owner, notation.lines, notation.reserves);
  }

  private void line(String line) {
    List<String> parts = List.of(line.split(":", 2));
    List<String> head = words(parts.get(0));
    if (head.getFirst().equals("reserve")) {
      reserves.add(reserve(head.get(1), words(parts.get(1)).iterator()));
    } else {
      for (String port : parts.get(1).split(",", -1)) {
        lines.add(port(head, words(port).iterator()));
      }
    }
  }

  private Declaration.Line port(List<String> head, Iterator<String> words) {
    boolean bare = head.contains("bare");
    int of = head.indexOf("of");
    String app = of < 0 ? head.getFirst() : head.get(of + 1);
    String[] named = words.next().split("=", 2);
    String[] number = named[1].split("/", 2);
    Wish wish =
        new Wish(
            Exposure.valueOf(head.get(1)),
            number.length == 2 ? Protocol.valueOf(number[1]) : Protocol.TCP,
            Integer.parseInt(number[0]),
            Optional.empty(),
            Optional.empty(),
            !bare,
            programmed && !bare);
    return rest(
        new Declaration.Line(
            head.getFirst(),
            named[0],
            wish,
            Claim.Setting.Wanted,
            app,
            number[0],
            Declaration.Traits.NONE),
        words);
  }

  private static Declaration.Line rest(Declaration.Line start, Iterator<String> words) {
    Declaration.Line line = start;
    while (words.hasNext()) {
      String word = words.next();
      line =
          switch (word) {
            case "node" ->
                line.with(
                    line.wish()
                        .withNodePort(Optional.of(new Wish.NodePort(number(words.next()), true))));
            case "host" -> line.with(line.wish().withHostPort(Optional.of(number(words.next()))));
            case "to" -> line.to(words.next());
            case "as" -> line.being(line.traits().of(words.next()));
            case "by" -> line.being(line.traits().by(words.next()));
            case "open" -> line.being(line.traits().open());
            case "absent" -> line.in(Claim.Setting.Absent);
            case "unknown" -> line.in(Claim.Setting.Unknown);
            default -> throw new IllegalArgumentException(word);
          };
    }
    return line;
  }

  private static Declaration.Reserve reserve(String name, Iterator<String> words) {
    String[] number = words.next().split("/", 2);
    Scope scope = Scope.valueOf(words.next());
    Optional<String> forService = Optional.empty();
    Optional<Instant> until = Optional.empty();
    Optional<String> team = Optional.empty();
    while (words.hasNext()) {
      switch (words.next()) {
        case "for" -> forService = Optional.of(words.next());
        case "by" -> team = Optional.of(words.next());
        case "until" -> until = Optional.of(Instant.parse(words.next()));
        default -> throw new IllegalArgumentException(name);
      }
    }
    return new Declaration.Reserve(
        name, scope, Protocol.valueOf(number[1]), number(number[0]), forService, until, team);
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
