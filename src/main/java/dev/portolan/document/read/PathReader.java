package dev.portolan.document.read;

import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths: of health checks, and those of a balancer that no port rule can hold. */
final class PathReader {

  private static final Pattern URL =
      Pattern.compile("[a-z][a-z0-9+.-]*://([\\w.-]+|<[^>]*>|\\{[^}]*\\})(?::(\\d{1,5}))?(/\\S*)?");
  private static final Pattern PATH = Pattern.compile("^(/[\\w./*{}-]*)");

  private static final List<String> HEALTH =
      List.of("health", "healthz", "livez", "readyz", "health check", "healthcheck");

  private PathReader() {}

  /** A row of a table of health checks. */
  static void row(Columns columns, List<Text> row, Setting setting, int block, Draft draft) {
    Optional<String> path =
        row.stream().map(Text::flat).filter(cell -> cell.startsWith("/")).findFirst();
    Optional<Matcher> url =
        row.stream()
            .map(cell -> URL.matcher(cell.flat().toLowerCase(Locale.ROOT)))
            .filter(Matcher::find)
            .findFirst();
    Optional<String> said =
        path.or(() -> url.map(m -> m.group(3)).filter(p -> p != null && !p.equals("/")));
    Optional<String> service =
        columns
            .words(row, Column.SERVICE)
            .filter(cell -> !cell.startsWith("/"))
            .or(() -> url.map(m -> m.group(1)));
    Optional<Integer> port = url.map(m -> m.group(2)).map(Integer::valueOf);
    int line = row.getFirst().line();
    said.ifPresent(
        p -> draft.paths.add(new Draft.Path(line, p, service, port, Optional.empty(), p)));
  }

  /** The path that a row's own address or its column of paths tells; none is the root. */
  static Optional<String> path(Columns columns, List<Text> row) {
    Optional<String> address = columns.words(row, Column.ADDRESS).flatMap(PathReader::path);
    return address.or(
        () ->
            columns.all(Column.OTHER).stream()
                .filter(i -> i < row.size() && Headers.isPath(columns.header().get(i).flat()))
                .map(i -> row.get(i).flat())
                .filter(cell -> cell.startsWith("/"))
                .findFirst());
  }

  /** The path of the first URL. */
  static Optional<String> path(String words) {
    return Optional.of(URL.matcher(words.toLowerCase(Locale.ROOT)))
        .filter(Matcher::find)
        .map(url -> url.group(3) == null ? "/" : url.group(3));
  }

  /** A cell of a Health column. */
  static void health(Text cell, String service, Draft draft) {
    Matcher url = URL.matcher(cell.flat().toLowerCase(Locale.ROOT));
    String words = url.find() && url.group(3) != null ? url.group(3) : cell.flat();
    Matcher path = PATH.matcher(words);
    if (path.find()) {
      draft.paths.add(
          new Draft.Path(
              cell.line(),
              path.group(1),
              Optional.of(service),
              Optional.empty(),
              Optional.empty(),
              cell.flat()));
    }
  }

  /** A line of a tree or list that begins with a path: health, or a condition on a path. */
  static boolean item(Text text, Setting setting, int block, Draft draft) {
    Matcher path = PATH.matcher(text.flat());
    if (!path.find()) {
      return url(text, setting, draft);
    }
    String rest = text.flat().substring(path.end()).replaceAll("^[\\s→:>=-]+", "");
    boolean health = Words.anyOf(path.group(1) + " " + rest, HEALTH);
    draft.paths.add(
        new Draft.Path(
            text.line(),
            path.group(1),
            Optional.empty(),
            Optional.empty(),
            Optional.of(block),
            health ? path.group(1) : rest));
    if (!health && (Says.exposed(rest).equals(Optional.of(false)) || Addresses.wantsLogin(rest))) {
      draft.conditions.add(new Condition(text.line(), rest, Optional.empty(), text.flat()));
    }
    return true;
  }

  /** A line with the URL of a health check, and perhaps whose it is. */
  private static boolean url(Text text, Setting setting, Draft draft) {
    Matcher url = URL.matcher(text.flat().toLowerCase(Locale.ROOT));
    boolean health = url.find() && url.group(3) != null && Words.anyOf(url.group(3), HEALTH);
    if (health) {
      String around =
          text.flat().substring(0, url.start()) + " " + text.flat().substring(url.end());
      String name = Brackets.of(around.replaceAll("[→>=:|-]+", " ")).outside().strip();
      boolean own =
          !Words.without(Words.list(name), Words.list("health check healthcheck url endpoint"))
              .isEmpty();
      Optional<Integer> port = Optional.ofNullable(url.group(2)).map(Integer::valueOf);
      draft.paths.add(
          new Draft.Path(
              text.line(),
              url.group(3),
              Optional.of(own ? name : setting.nearest().orElse(name)),
              port,
              Optional.empty(),
              url.group(3)));
    }
    return health;
  }
}
