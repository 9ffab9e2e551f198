package dev.portolan.document.read;

import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Deeds;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Tallies;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One line that gives ports: the number first ({@code :3000 - Frontend (React)}, {@code :80 →
 * Redirect}) or the name first ({@code MinIO: 9000 (API), 9001 (Console)}, {@code Grafana (3000)}).
 *
 * @param name empty if the line has none of its own
 * @param arrow whether an arrow leads from the number to the name
 * @param roles whether each number carries its role
 */
record Entry(
    String name, List<Mention> ports, Optional<String> description, boolean arrow, boolean roles) {

  private static final Pattern NUMBER_FIRST =
      Pattern.compile(
          "^(?:(?i:ports?|puertos?|portas?|(?:port\\s)?(?:ranges?|blocks?))\\s+|(?i:tcp|udp)[ :/]+)?(?<ports>:?\\d{1,5}(?:[-–]\\d{1,5}|\\s(?:to|bis|à|al?|até|hasta)\\s\\d{1,5}|:\\s?\\d{2,5}(?=\\D)|:\\d{1,5})?(?:/(?i:tcp|udp)(?:[,/+&](?i:tcp|udp))*)?(?:\\s*[/,&]\\s*:?\\d{1,5}(?:/(?i:tcp|udp))?)*)"
              + "(?:\\s*\\((?<label>[^()]*)\\))?(?<sep>\\s*(?:[-–—:=|]+>?|→|[-=]>|：)\\s*|\\s{2,}|\\s(?=\\p{L}))(?<rest>\\D.*)$");
  private static final Pattern NAME_FIRST =
      Pattern.compile(
          "^(?<name>\\D.*?|\\D[^:=→]*?\\d[^:=→]*?)\\s*(?:[:=：]|→|(?<=\\s)-+>?|-+>|[–—=]+>?|\\.{2,}|\\s{2,}|\\||\\s(?=(?i:tcp|udp)\\s\\d)|\\b(?i:on|auf|sur)\\b(?=\\s+(?i:port)))\\s*(?<ports>(?i:ports?\\s+|tcp[ /:]|udp[ /:])?:?\\d{1,5}\\b.*)$");
  private static final Pattern IN_BRACKETS =
      Pattern.compile(
          "^(?<name>[^()\\d][^()]*?)\\s*[(（\\[](?:(?i:defaults?(?:\\s+(?:to|ports?))?|internal|external|host|local)[ :]+)?(?<ports>(?:(?i:ports?)[ :]*)?:?\\d{2,5}(?::\\d{2,5}|\\s*[/,&-]\\s*\\d{2,5})*(?:/(?i:tcp|udp))?)[)）\\]](?:\\s*[-–—:]\\s*(?<rest>.+))?$");

  /** A variable whose port is told behind it. */
  private static final Pattern SETTING =
      Pattern.compile("^[A-Z][A-Z0-9]*_[A-Z0-9_]*PORT(?:\\s*/\\s*[A-Z][A-Z0-9_]*)?\\s+[-–—]\\s+");

  private static final Pattern FILE =
      Pattern.compile(
          "(?i).*(?:\\.(?:ya?ml|json|env|conf|ini|toml|sh|py|md|example|properties|cjs|mjs|rs|rb|java|php)\\b|/\\S*\\.[jt]sx?\\b|\\bdockerfile\\b).*");

  private static final Pattern REMARKED =
      Pattern.compile("^(?<role>\\p{L}[\\p{L} /-]{1,24}):\\s?(?<port>\\d{3,5})$");

  private static final Pattern PAUSE = Pattern.compile("\\s+[-–—]\\s+|:\\s+");

  /** What a port with its transport is for begins where its name ends. */
  private static final Pattern PURPOSE =
      Pattern.compile(
          "\\s+[-–—]\\s+|:\\s+|,\\s+|\\s+(?=(?:for|when|with|and|if|only|used|via)\\s)");

  private static final Pattern BARE =
      Pattern.compile(
          "^(?:(?i:ports?)\\s+)?:?\\d{1,5}(?:\\s?[-–~]\\s?\\d{1,5})?(?:\\s?[,/&]\\s?\\d{1,5})*(?:/(?i:tcp|udp))?(?:\\s*\\((?<label>[^()]*)\\))?$");
  private static final Set<String> NO_SERVICE =
      Set.copyOf(
          Words.phrases(
              """
            timeout; interval; retries; retry; max; min; limit; size; ttl; replicas; workers;
            threads; version; year; date; count; memory; cpu; seconds; pool; buffer; batch; rate;
            updated; created; total; duration; delay; users; connections; phase; step; option;
            issue; pr; rfc; uid; gid; since; replace"""));

  /** "All Python services": who they are is told elsewhere. */
  private static final Pattern EVERYBODY =
      Pattern.compile(
          "(?i)(?:all|every|alle|todos|todas|tous|toutes|tutti|все)\\s+(?:\\S+\\s+){0,3}"
              + "(?:services?|apps?|applications?|containers?|ports?|dienste|servicios|serviços|сервисы)");

  /** Where something stands in a file or a book: "Line: 147". */
  private static final Set<String> PLACES =
      Set.copyOf(
          Words.phrases("line; lines; row; page; chapter; zeile; ligne; linea; linha; 行; 行号"));

  /** What has a version; before a number only, since behind it they name what is served. */
  private static final Set<String> VERSIONED = Set.of("python", "node", "java", "go", "php");

  static Optional<Entry> of(String text) {
    String line = EntryLines.cleaned(text);
    if (!EntryLines.mayGive(line)) {
      return Optional.empty();
    }
    return bare(line)
        .or(() -> numberFirst(line).filter(Entry::isNamedBehind))
        .or(() -> ofBracket(line).or(() -> nameFirst(line).filter(Entry::countsNothing)))
        .filter(Entry::isSound)
        .map(Entry::withRemarked);
  }

  /** A remark that is nothing but a role and its number gives another port: "(console: 9001)". */
  private Entry withRemarked() {
    Optional<Mention> other = description.flatMap(Entry::remarked);
    return other.isEmpty()
        ? this
        : new Entry(
            name,
            Stream.concat(ports.stream().map(Mention::unlabelled), other.stream()).toList(),
            Optional.empty(),
            arrow,
            true);
  }

  private static Optional<Mention> remarked(String remark) {
    Matcher other = REMARKED.matcher(remark);
    return other.matches()
            && !EntryNames.isPortWord(other.group("role"))
            && !InnerPort.speaksOfContainers(remark)
            && !Says.isHistory(remark)
        ? Mentions.of(":" + other.group("port")).list().stream()
            .findFirst()
            .map(mention -> mention.labelled(other.group("role"), mention.end()))
        : Optional.empty();
  }

  private static Optional<Entry> bare(String line) {
    Matcher bare = BARE.matcher(line);
    return bare.matches()
        ? Optional.of(
            new Entry(
                "",
                Mentions.of(line).list(),
                Optional.ofNullable(bare.group("label")),
                false,
                false))
        : Optional.empty();
  }

  private static Optional<Entry> ofBracket(String line) {
    return inBrackets(line)
        .filter(said -> !SentenceNames.isRunning(said.name()))
        .filter(said -> said.isMarked() || said.countsNothing());
  }

  private static Optional<Entry> inBrackets(String line) {
    Matcher brackets = IN_BRACKETS.matcher(line);
    return brackets.matches()
        ? Optional.of(
            new Entry(
                SETTING
                    .matcher(brackets.group("name").replaceFirst("^.*(?:→|─>|->|⇒)\\s*", ""))
                    .replaceFirst("")
                    .strip(),
                Mentions.of(brackets.group("ports")).list(),
                Optional.ofNullable(brackets.group("rest")),
                false,
                false))
        : Optional.empty();
  }

  private static Optional<Entry> numberFirst(String line) {
    Matcher match = NUMBER_FIRST.matcher(line);
    if (!match.matches() || SentenceNames.isCompound(line)) {
      return Optional.empty();
    }
    boolean arrow = match.group("sep").contains("→") || match.group("sep").strip().endsWith(">");
    String rest = match.group("rest").strip();
    boolean spoken = match.group("ports").matches(".*(?i:tcp|udp).*");
    boolean bare = match.group("sep").isBlank() && match.group("sep").length() == 1;
    if (bare && SentenceNames.follows(rest, spoken)) {
      return Optional.empty();
    }
    Brackets brackets = Brackets.of(rest);
    String[] parts = (spoken ? PURPOSE : PAUSE).split(brackets.outside(), 2);
    Optional<String> remark =
        parts.length > 1
            ? Optional.of(parts[1])
            : brackets.inside().stream().reduce((a, b) -> a + ", " + b);
    Optional<String> label = Optional.ofNullable(match.group("label"));
    return Optional.of(
        new Entry(
            parts[0].strip(),
            Mentions.of(match.group("ports")).list(),
            remark.or(() -> label),
            arrow,
            false));
  }

  private static Optional<Entry> nameFirst(String line) {
    Matcher match = NAME_FIRST.matcher(line);
    if (!match.matches() || isNoEntry(match, line)) {
      return Optional.empty();
    }
    Mentions mentions = Mentions.of(match.group("ports"));
    List<Mention> ports = SharedCells.named(afterMove(mentions));
    boolean roles = haveRoles(ports);
    String rest =
        match
            .group("ports")
            .substring(ports.getLast().end())
            .replaceFirst("^\\s*(?i:端口|ポート|포트|ports?\\b)", "");
    boolean remark =
        rest.isBlank() || rest.matches("\\s*[-–—:,;→].*|\\s*[(（].*|\\s{2,}.*|\\s*[\\p{So}✓✔✗✘].*");
    if (!remark || !between(match.group("ports"), mentions.list())) {
      return Optional.empty();
    }
    Optional<String> behind = remark(rest);
    Optional<String> description = roles ? behind : labels(ports).or(() -> behind);
    return Optional.of(
        new Entry(
            VariableTable.owner(
                Deeds.withoutVerb(match.group("name").replaceAll("[\\s:=-]+$", ""))),
            ports,
            description,
            false,
            roles));
  }

  private static boolean isNoEntry(Matcher match, String line) {
    return VERSIONED.contains(Words.normal(match.group("name")))
        || SentenceNames.goesOn(line, match.end("name"))
        || Mentions.of(match.group("ports")).isEmpty();
  }

  /** Behind each of several numbers stands a word, and these are not what it was before. */
  private static boolean haveRoles(List<Mention> ports) {
    List<String> labels = ports.stream().flatMap(mention -> mention.label().stream()).toList();
    return ports.size() > 1
        && labels.size() == ports.size()
        && !labels.stream().allMatch(Says::isHistory);
  }

  /** What stands in brackets behind the numbers, and is no role of theirs. */
  private static Optional<String> labels(List<Mention> ports) {
    return ports.stream()
        .flatMap(mention -> mention.label().stream())
        .distinct()
        .reduce((a, b) -> a + ", " + b);
  }

  /** Of a mapping that an arrow leads to from another, the other is former. */
  private static List<Mention> afterMove(Mentions mentions) {
    List<Mention> all = mentions.list();
    boolean moved =
        all.size() == 2
            && all.stream().allMatch(mention -> mention.inner().isPresent())
            && mentions.text().substring(all.get(0).end(), all.get(1).start()).contains("→");
    return moved ? all.subList(1, 2) : all;
  }

  private static Optional<String> remark(String rest) {
    String words = rest.replaceFirst("^[\\s\\-–—:,;→]+", "").strip();
    boolean bracket = words.matches("[(（][^()（）]*[)）]");
    return Optional.of(bracket ? words.substring(1, words.length() - 1) : words)
        .filter(text -> !text.isBlank());
  }

  /** Between two ports stand commas and the like, no sentence. */
  private static boolean between(String text, List<Mention> ports) {
    for (int i = 1; i < ports.size(); i++) {
      String gap =
          text.substring(
              Math.min(ports.get(i - 1).end(), ports.get(i).start()), ports.get(i).start());
      if (Words.list(gap).size() > 2) {
        return false;
      }
    }
    return Words.list(text.substring(0, ports.getFirst().start())).stream()
        .allMatch(w -> w.matches("ports?|tcp|udp"));
  }

  private boolean isSound() {
    Set<String> words = Words.set(name);
    return !ports.isEmpty()
        && !EVERYBODY.matcher(name).matches()
        && Stream.of(name.split(":\\s+")).noneMatch(Deeds::begins)
        && !Deeds.begins(name.replaceFirst(":\\s+", " "))
        && !Tallies.isTally(name, ports.getFirst().port())
        && (name.isEmpty() || words.stream().anyMatch(word -> !word.matches("\\d+|ports")))
        && (words.isEmpty() || !PLACES.containsAll(words))
        && words.size() <= 8
        && !name.contains("`")
        && !SentenceNames.is(name)
        && !EntryLines.isDeclared(name)
        && !FILE.matcher(name).matches()
        && !name.matches(".*[.!?]\\s.*");
  }

  private boolean countsNothing() {
    return Words.set(name).stream().noneMatch(NO_SERVICE::contains);
  }

  /** Behind a number as large as a port's, a word for what is counted is part of a name. */
  private boolean isNamedBehind() {
    return countsNothing()
        || (Words.set(name).size() > 1 && ports.getFirst().port() > Tallies.MOST);
  }

  /** Whether a colon, a branch or the word "port" says that the numbers are ports. */
  boolean isMarked() {
    List<String> words = Words.list(name);
    return (!words.isEmpty() && Headers.speaksOfPorts(words.getLast()))
        || ports.stream().anyMatch(Mention::marked);
  }
}
