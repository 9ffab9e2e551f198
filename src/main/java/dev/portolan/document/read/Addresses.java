package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * URLs and DNS names: compared with the rows; only one on this very machine can be a row itself.
 */
final class Addresses {

  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>[a-z][a-z0-9+.-]{1,20})://(?:[^\\s/@|]*@)?(?<host>[\\p{L}\\p{N}._-]+|<[^>]*>|\\{[^}]*\\}|\\[[\\p{L}_ -]+\\])(?::(?<port>\\d{1,5}))?");
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w./-])(?<host>[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)(?::(?<port>\\d{1,5}))(?!\\d)");
  private static final Pattern LOCAL =
      Pattern.compile(
          "(?<![\\w.])(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):(?<port>\\d{1,5})(?!\\d|:\\d)");
  private static final Pattern NUMERIC =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}:(?<port>\\d{1,5})(?!\\d)");
  private static final List<String> LOGIN =
      Words.phrases(
          """
            auth required; requires authentication; authentication required; login required;
            password; jwt; token; basic auth; requires login; oauth""");

  private Addresses() {}

  /** The scheme of the first URL. */
  static Optional<String> scheme(String text) {
    Matcher url = URL.matcher(text.toLowerCase(Locale.ROOT));
    return url.find() ? Optional.of(url.group("scheme")) : Optional.empty();
  }

  /** Whether the line holds a URL or a DNS name. */
  static boolean isIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return URL.matcher(lower).find() || NAME.matcher(lower).find() || LOCAL.matcher(lower).find();
  }

  /** The port of this machine that the text dials. */
  static Optional<Integer> local(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher url = URL.matcher(lower);
    if (url.find() && url.group("port") != null && isLocal(url.group("host"))) {
      return port(url);
    }
    Matcher local = LOCAL.matcher(lower);
    return local.find() ? port(local) : Optional.empty();
  }

  /** Whether the text holds an address with this number. */
  static boolean dials(String text, int number) {
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(URL, NAME, LOCAL, NUMERIC)
        .flatMap(pattern -> pattern.matcher(lower).results())
        .anyMatch(match -> String.valueOf(number).equals(match.group("port")));
  }

  private static Optional<Integer> port(Matcher matcher) {
    String digits = matcher.group("port");
    return digits == null
        ? Optional.empty()
        : Optional.of(Integer.valueOf(digits)).filter(Mentions::isPort);
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("0.0.0.0");
  }

  /** Every address of a text. */
  static void in(Text text, Setting setting, int block, Draft draft) {
    add(text, Optional.empty(), Optional.empty(), setting, block, false, draft);
  }

  private static void add(
      Text text,
      Optional<String> title,
      Optional<String> description,
      Setting setting,
      int block,
      boolean listed,
      Draft draft) {
    String words = (text.plain() + " " + String.join(" ", text.links())).toLowerCase(Locale.ROOT);
    Matcher url = URL.matcher(words);
    boolean any = false;
    while (url.find()) {
      any = true;
      add(url, text, title, description, setting, block, listed, draft);
    }
    Matcher name = NAME.matcher(words);
    while (!any && name.find()) {
      add(name, text, title, description, setting, block, listed, draft);
    }
  }

  private static void add(
      Matcher match,
      Text text,
      Optional<String> title,
      Optional<String> description,
      Setting setting,
      int block,
      boolean listed,
      Draft draft) {
    String host = match.group("host");
    if (!isLocal(host) && !host.matches("[\\d.]+|[<{\\[].*")) {
      draft.addresses.add(
          new Address(
              new Spot(text.line(), text.column(), block),
              host,
              port(match),
              title,
              description,
              setting.where(),
              listed));
    }
  }

  /** A row of a list of addresses: who is published where. */
  static void row(Columns columns, List<Text> row, Setting setting, int block, Draft draft) {
    Optional<Text> cell = columns.cell(row, Column.ADDRESS);
    Optional<String> title =
        columns.words(row, Column.SERVICE).or(() -> columns.words(row, Column.NAME));
    Optional<String> description = columns.words(row, Column.DESCRIPTION);
    if (cell.isEmpty() || title.isEmpty()) {
      return;
    }
    add(cell.get(), title, description, setting, block, true, draft);
    description
        .filter(words -> Words.anyOf(words, LOGIN))
        .ifPresent(
            words ->
                draft.conditions.add(
                    new Condition(cell.get().line(), title.get(), Optional.empty(), words)));
    String words = cell.get().plain() + " " + String.join(" ", cell.get().links());
    OnMachine.in(words)
        .ifPresent(
            there ->
                draft.statements.add(
                    there.placed(
                        statement(
                            cell.get(),
                            title.get(),
                            there.port(),
                            words,
                            description,
                            setting,
                            block))));
  }

  static boolean wantsLogin(String words) {
    return Words.anyOf(words, LOGIN)
        || Words.anyOf(words, List.of("authentication", "authorization", "requires auth", "login"));
  }

  /** A row that has a port of its own: its address is compared with it. */
  static void ofRow(
      Text cell, Columns columns, List<Text> row, Setting setting, int block, Draft draft) {
    add(cell, columns.words(row, Column.SERVICE), Optional.empty(), setting, block, false, draft);
  }

  /** What a line with an address of this machine says, if no row says it. */
  static Statement statement(
      Text text,
      String title,
      int port,
      String words,
      Optional<String> description,
      Setting setting,
      int block) {
    Speech speech =
        scheme(words).map(scheme -> Speech.of(scheme, port).getFirst()).orElse(Speech.UNSTATED);
    return new Statement(
        new Spot(text.line(), text.column(), block),
        Form.ADDRESS,
        title,
        Naming.OWN,
        Optional.empty(),
        Numbers.of(port),
        speech,
        setting.where(),
        setting.category(),
        description,
        Optional.empty(),
        false,
        Optional.empty(),
        new Extras(Optional.empty(), Optional.empty(), PathReader.path(words), List.of()));
  }
}
