package dev.portolan.document.read;

import dev.portolan.document.fact.Row;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of statements and rows as sets of words, and when two of them can mean the same. */
final class Names {

  private static final List<List<String>> SAME =
      List.of(
          List.of("postgres", "postgresql"),
          List.of("mongo", "mongodb"),
          List.of("k8s", "kubernetes"));

  private static final int LONGEST = 6;
  private static final int LONGEST_ROLE = 2;

  /** Between a name and which of several it is: "etcd1" is "etcd 1". */
  private static final Pattern NUMBERED = Pattern.compile("(?<=\\p{L}{3})(?=\\d{1,2}\\b)");

  /** A few words behind a long dash tell what for, and are no part of a name. */
  private static final Pattern DASH = Pattern.compile("(?<=[\\p{L}\\p{N})])\\s+—\\s+(?=\\p{L})");

  /** What a program or a file is called. */
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)+");

  /** How a machine's list of what it starts ends their names. */
  private static final Pattern UNIT = Pattern.compile("(?<=[a-z0-9])\\.(?:service|socket|timer)$");

  private Names() {}

  /** The title without brackets; a heading's short name, where it has one. */
  static String base(Statement said) {
    Brackets title = Brackets.of(said.title());
    boolean heading = said.naming() == Naming.HEADING || said.naming() == Naming.FRONT;
    return heading
        ? title.shortName().filter(Names::isAbbreviation).orElse(title.outside())
        : head(title.outside());
  }

  /** A short name is written large, or mixed as in TiKV; other brackets are remarks. */
  private static boolean isAbbreviation(String name) {
    return name.length() <= 6 && name.chars().filter(Character::isUpperCase).count() > 1;
  }

  /** Of a sentence in the place of a name, what stands before its first pause. */
  private static String head(String title) {
    if (Words.list(title).size() <= LONGEST) {
      String[] parts = DASH.split(title, 2);
      boolean told = parts.length > 1 && Words.list(parts[1]).size() > LONGEST_ROLE;
      boolean named = parts.length > 1 && IDENTIFIER.matcher(parts[0]).matches();
      return (told || named) && !Speech.isProtocol(parts[0])
          ? UNIT.matcher(parts[0]).replaceFirst("")
          : title;
    }
    String head = title.split("\\s[-–—]+\\s|[.;:,]\\s", 2)[0];
    List<String> words = List.of(head.split("\\s+"));
    return String.join(" ", words.subList(0, Math.min(LONGEST, words.size())));
  }

  /** The service that a statement names by itself. */
  static String slug(Statement said) {
    String slug = Words.slug(base(said));
    return slug.isEmpty() ? Words.slug(said.title()) : slug;
  }

  static Set<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : Words.list(NUMBERED.matcher(text).replaceAll(" "))) {
      words.add(
          SAME.stream()
              .filter(group -> group.contains(word))
              .map(List::getFirst)
              .findFirst()
              .orElse(word));
    }
    return words;
  }

  static Set<String> words(Statement said) {
    return words(base(said));
  }

  /** Service and role together. */
  static Set<String> full(Statement said) {
    Set<String> words = words(said);
    said.role().ifPresent(role -> words.addAll(words(role)));
    return words;
  }

  static Set<String> full(Row row) {
    Set<String> words = words(row.service());
    row.portName().ifPresent(role -> words.addAll(words(role)));
    return words;
  }

  static boolean contain(Set<String> a, Set<String> b) {
    return !a.isEmpty() && !b.isEmpty() && (a.containsAll(b) || b.containsAll(a));
  }

  /** Whether a number's statement can be a restatement of the row by its name. */
  static boolean match(Statement said, Row row) {
    Set<String> own = words(said);
    if (said.numbers().isApart(row.said().numbers()) && !equal(said, row)) {
      return false;
    }
    if (said.naming() == Naming.OWN && said.form() == Form.TABLE && Speech.isProtocol(base(said))) {
      return equal(said, row);
    }
    return isUnderIts(said, row)
        || contain(own, words(row.service()))
        || contain(full(said), full(row))
        || (said.naming() == Naming.HEADING
            && contain(words(Brackets.of(said.title()).outside()), words(row.service())))
        || own.equals(words(row.said().title()));
  }

  /** Of several rows that may be meant, the one whose name stands in the heading above. */
  static Optional<Row> nearest(Statement said, List<Row> rows) {
    Set<String> told = words(said);
    said.category().ifPresent(heading -> told.addAll(words(heading)));
    return rows.stream()
        .filter(row -> told.containsAll(words(row.service())))
        .findFirst()
        .or(() -> rows.stream().findFirst());
  }

  /** A line of a list below the very name of the service. */
  private static boolean isUnderIts(Statement said, Row row) {
    return (said.form() == Form.LIST || said.form() == Form.TREE)
        && said.category().filter(name -> words(name).equals(words(row.service()))).isPresent();
  }

  static boolean equal(Statement said, Row row) {
    return words(said).equals(words(row.service()));
  }

  /** What a title says beyond the service: "Jaeger Collector" of jaeger is the collector. */
  static Optional<String> role(Statement said, Row like) {
    List<String> parts = new ArrayList<>();
    if (like.portName().isPresent() && said.naming() != Naming.HEADING) {
      parts.addAll(Words.without(Words.list(base(said)), words(like.service())));
    }
    said.role().ifPresent(role -> parts.addAll(Words.list(role)));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("-", parts));
  }
}
