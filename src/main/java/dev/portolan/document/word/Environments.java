package dev.portolan.document.word;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environments that a text names. */
public final class Environments {

  private static final Set<String> BESIDE =
      Set.copyOf(
          Words.phrases("port; ports; environment; env; value; server; puerto; 端口; 포트; ポート"));

  /** Before an environment, with what its services run. */
  private static final Set<String> WHERE =
      Set.copyOf(Words.phrases("local; docker; compose; native; lokal"));

  public static final String DEVELOPMENT = "development";

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry(
              DEVELOPMENT,
              Words.phrases(
                  """
            dev; devel; development; develop; entwicklung; developpement; desarrollo;
            desenvolvimento; sviluppo; ontwikkeling; разработка; 开发; 開発; 개발""")),
          Map.entry("staging", List.of("staging", "stage", "stg", "预发", "预发布", "ステージング", "스테이징")),
          Map.entry(
              "production",
              Words.phrases(
                  """
            production; prod; produktion; produccion; producao; produzione; productie; продакшн; 生产;
            线上; 本番; 운영; 프로덕션""")),
          Map.entry("test", List.of("test", "testing", "tst", "测试", "テスト", "테스트")),
          Map.entry("qa", List.of("qa")),
          Map.entry("uat", List.of("uat")),
          Map.entry("ci", List.of("ci")),
          Map.entry("preview", List.of("preview")));

  /** Words that make "local" mean the developer's machine. */
  private static final Set<String> LOCAL_ONLY =
      Set.copyOf(
          Words.phrases(
              """
            local; environment; env; setup; docker; compose; machine; services; ports; port;
            running; run; lokal"""));

  /** "Development tools", "Infrastructure & Development": a kind of service. */
  private static final Pattern DEVELOPING =
      Pattern.compile(
          "(?i)\\bdev(?:elopment)?\\s+(?:tools?|tooling|utilities|kits?)\\b"
              + "|\\b\\p{L}+\\s*(?:&|\\band\\b)\\s*development\\b"
              + "|\\bdevelopment\\s*(?:&|\\band\\b)\\s*(?!staging|prod|test)\\p{L}+"
              + "|\\b(?!dev|staging|prod)\\p{L}+\\s*(?:&|\\band\\b)\\s*testing\\b"
              + "|\\btesting\\s*(?:&|\\band\\b)\\s*(?!staging|prod|dev)\\p{L}+");

  private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");

  /** How software is brought out, not where it runs. */
  private static final Pattern PIPELINE = Pattern.compile("(?i)\\bCI\\s?[/&+-]\\s?CD\\b");

  private static final Pattern WORD = Pattern.compile("\\S+");

  /** In Han script, a header is a few characters, with the environment among them. */
  private static final int LONGEST_HAN = 8;

  private Environments() {}

  /** The one environment that the text names; nothing if it names none, or several. */
  public static Optional<String> only(String text) {
    Set<String> all = all(text);
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  /** The environment of a heading; what people develop with is none, nor a part of a name. */
  public static Optional<String> ofHeading(String heading) {
    Matcher developing = DEVELOPING.matcher(heading);
    return only(withoutMachine(developing.replaceAll(" ")))
        .filter(named -> !named.equals(DEVELOPMENT) || !developing.reset().find());
  }

  /** "lab-dev — 192.0.2.7" is the name of a machine, with its address. */
  private static String withoutMachine(String heading) {
    return ADDRESS.matcher(heading).find()
        ? WORD.matcher(heading)
            .replaceAll(
                word -> word.group().contains("-") ? " " : Matcher.quoteReplacement(word.group()))
        : heading;
  }

  /** Every environment that the text names. */
  public static Set<String> all(String text) {
    Set<String> found = new LinkedHashSet<>();
    String words = PIPELINE.matcher(text).replaceAll(" ");
    NAMES.forEach(
        (environment, names) -> {
          if (Words.anyOf(words, names)) {
            found.add(environment);
          }
        });
    if (found.isEmpty() && isLocal(text)) {
      found.add(DEVELOPMENT);
    }
    return found;
  }

  /** The environment of a column's header: nothing but an environment, perhaps with "port". */
  public static Optional<String> ofHeader(String written) {
    String bare = Brackets.of(written).outside();
    String header = bare.isEmpty() ? written : bare;
    List<String> words = Words.without(Words.list(header), BESIDE);
    Optional<String> word = words.size() == 1 ? only(words.getFirst()) : Optional.empty();
    boolean han =
        header.length() <= LONGEST_HAN && header.codePoints().anyMatch(Character::isIdeographic);
    return word.isEmpty() && han ? only(header) : word;
  }

  /** The environment of one of several headers, with where it runs: "Docker dev". */
  public static Optional<String> ofOneHeader(String header) {
    List<String> words = Words.without(Words.without(Words.list(header), BESIDE), WHERE);
    return ofHeader(header).or(() -> words.size() == 1 ? only(words.getFirst()) : Optional.empty());
  }

  /** The environment that somebody writes in a cell: a known one, or the word itself. */
  public static String ofCell(String cell) {
    return only(cell).orElseGet(() -> Words.slug(cell));
  }

  private static boolean isLocal(String text) {
    Set<String> words = Words.set(text);
    return (words.contains("local") || words.contains("lokal")) && LOCAL_ONLY.containsAll(words);
  }
}
