package dev.portolan.document.read;

import dev.portolan.api.Protocol;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports that a few words give.
 *
 * <p>{@code 8080} · {@code :8080} · {@code 53/udp} · {@code 8000–8010} · {@code 3030:3000} · {@code
 * 0.0.0.0:8080->80/tcp} · {@code 80, 443} · {@code 9000 (API), 9001 (Console)} · {@code API: 9000}
 *
 * @param odd what looks like a port and is none: out of range, a formula
 */
record Mentions(String text, List<Mention> list, List<String> odd) {

  private static final List<String> JOINING =
      Words.phrases(
          """
            port; ports; and; or; tcp; udp; sctp; und; et; y; default; 端口; 和; http; https; grpc; ws;
            wss; host; container; puerto; e; i; ou; o""");

  private static final String ADDRESS =
      "(?:(?:\\d{1,3}(?:\\.\\d{1,3}){3}|localhost|\\*|\\[?::1?\\]?):)?";
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.$#-])"
              + ADDRESS
              + "(?<mark>:)?(?<port>\\d{1,5}+)"
              + "(?:\\s?(?:-|–|—|−|‑|~|～|〜|\\.{2,3}|…|\\b(?:to|bis|à|al?|até|hasta)\\b|至|到)\\s?:?(?<to>\\d{1,5}))?"
              + "(?:\\s*(?::|(?:-+>|=+>|→|➜|⇒|➔)(?:\\s*(?i:container|internal)(?:\\s+(?i:port))?)?)\\s*:?(?<inner>\\d{1,5})(?<until>-\\d{1,5})?)?"
              + "(?:\\s?/\\s?(?<transport>(?i:tcp|udp|sctp)(?:\\s?[/+&,]\\s?(?i:tcp|udp|sctp)\\b(?![\\s:]*\\d))*))?"
              + "(?![A-Za-z_]|\\.\\d|[\\d:]\\d|%)(?=(?<behind>.{0,24}))",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** An identifier (RFC 9562), whose groups may be digits. */
  static final String UUID = "\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b";

  /** Digits that are no number: a network, an IPv6 address, the mark of a footnote. */
  private static final Pattern NO_NUMBER =
      Pattern.compile(
          UUID
              + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}/\\d{1,2}\\b"
              + "|\\[?(?<![\\p{L}\\d])[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{0,4}){3,8}\\]?|\\[\\^?\\d{1,2}\\]");

  private static final Pattern PLAIN = Pattern.compile("[0-9]{1,5}");

  /** What is numbered and is no port. */
  private static final Pattern OTHER_NUMBER =
      Pattern.compile("(?i).*\\b(?:protocol(?:\\s+id)?|vlan|rfc|id)\\s*[:#]?\\s*");

  /** Transports before a number, which hold for those behind it, too. */
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?is).*?\\b((?:tcp|udp|sctp)(?:\\s*[/+&]\\s*(?:tcp|udp|sctp))*)[\\s/:]*(?:ports?\\s*)?");

  /** Behind "at least" or "below" stands no port but the end of many. */
  private static final Pattern BOUND = Pattern.compile("(?:[<>]=?|[≤≥])\\s*$");

  private static final Pattern GAP =
      Pattern.compile("(?i)[\\s,/&+、]*(?:\\b(?:and|or|und|et|y)\\b)?\\s*");

  /** A variable of the shell with its default. */
  private static final Pattern DEFAULT = Pattern.compile("\\$\\{\\w+:?[-=](\\d+)\\}");

  private static final Pattern FORMULA =
      Pattern.compile(
          "\\d+\\s*\\+\\s*[\\p{L}{<$]|[}>\\p{L}]\\s*\\+\\s*\\d|\\d+[xX]{1,4}\\b|\\d{2,5}\\+(?!\\s*\\d)");
  private static final Pattern SPELLED =
      Pattern.compile("(?i)(?:ports?|puertos?|portas?|端口|ポート|포트)\\s?:?\\d{2,5}\\b");
  private static final Pattern LABEL = Pattern.compile("\\s*[(（]([^()（）]*)[)）]");
  private static final List<String> PORT_WORDS = List.of("port", "ports", "端口", "ポート", "puerto");
  private static final List<String> BEHIND = List.of("端口", "ポート", "포트", "号端口");
  private static final Pattern JOINTS =
      Pattern.compile("(?i)\\b(ports?|and|or|tcp|udp|sctp|und|et|y)\\b|端口");
  private static final Pattern GLUE = Pattern.compile("[\\s,;/&+:=(（、|→-]+");
  private static final List<String> REDIRECTS =
      Words.phrases("redirect; redirects; 리다이렉트; 重定向; 跳转; weiterleitung; redirige; redirection");
  private static final int HIGHEST = 65_535;

  Mentions {
    list = List.copyOf(list);
    odd = List.copyOf(odd);
  }

  /** The ports of a text. Numbers in brackets and of former times are remarks about the others. */
  static Mentions of(String written) {
    if (PLAIN.matcher(written).matches()) {
      return plain(written, Integer.parseInt(written));
    }
    return Words.holdDigit(written)
        ? spelled(written)
        : new Mentions(written, List.of(), List.of());
  }

  /** Most cells of most tables hold one number and nothing else. */
  private static Mentions plain(String written, int port) {
    return isPort(port)
        ? new Mentions(written, List.of(Mention.plain(port, written.length())), List.of())
        : new Mentions(written, List.of(), List.of(written));
  }

  private static Mentions spelled(String written) {
    String text = blank(NO_NUMBER, DEFAULT.matcher(written).replaceAll("$1"));
    List<Mention> found = new ArrayList<>();
    List<String> odd = new ArrayList<>();
    String visible = Words.holdDigit(Brackets.of(text).outside()) ? hidden(text) : text;
    Matcher formula = FORMULA.matcher(visible);
    if (formula.find()) {
      odd.add(formula.group());
      return new Mentions(text, found, odd);
    }
    Matcher matcher = MENTION.matcher(visible);
    int last = 0;
    String said = "";
    while (matcher.find()) {
      String before = visible.substring(last, matcher.start());
      said = last > 0 && GAP.matcher(before).matches() ? said : before;
      if (!BOUND.matcher(before).find()
          && !Says.isHistory(lastWords(before))
          && (said.isBlank() || !OTHER_NUMBER.matcher(said).matches())) {
        add(matcher.toMatchResult(), before, said, found, odd);
      }
      last = matcher.end();
    }
    return new Mentions(text, labelled(text, found), odd);
  }

  /** The same text with blanks for what matches. */
  private static String blank(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.replaceAll(match -> " ".repeat(match.group().length())) : text;
  }

  /** The same text with blanks for what stands in brackets. */
  private static String hidden(String text) {
    StringBuilder visible = new StringBuilder(text);
    int depth = 0;
    for (int i = 0; i < visible.length(); i++) {
      char c = visible.charAt(i);
      depth += c == '(' || c == '（' ? 1 : 0;
      if (depth > 0) {
        visible.setCharAt(i, ' ');
      }
      depth -= depth > 0 && (c == ')' || c == '）') ? 1 : 0;
    }
    return visible.toString();
  }

  private static String lastWords(String before) {
    int cut = Math.max(before.lastIndexOf(','), before.lastIndexOf(';'));
    List<String> words = Words.list(before.substring(cut + 1));
    return String.join(" ", words.subList(Math.max(0, words.size() - 2), words.size()));
  }

  private static void add(
      MatchResult match, String before, String said, List<Mention> found, List<String> odd) {
    int port = Integer.parseInt(match.group("port"));
    Optional<Integer> to = number(match.group("to"));
    Optional<Integer> inner =
        number(match.group("inner"))
            .filter(n -> to.isEmpty() || match.group("until") == null)
            .filter(n -> !Words.anyOf(match.group("behind"), REDIRECTS));
    if (!isSound(port, to, inner)) {
      odd.add(match.group().strip());
      return;
    }
    to.filter(n -> n < port && n > 99).ifPresent(n -> odd.add(match.group().strip()));
    Mention mention =
        new Mention(
            port,
            to.filter(n -> n > port),
            inner,
            Optional.empty(),
            Optional.empty(),
            isMarked(match, before),
            match.start(),
            match.end());
    List<Protocol> transports = transports(match.group("transport"), said);
    if (transports.isEmpty()) {
      found.add(mention);
    }
    transports.forEach(transport -> found.add(mention.over(transport)));
  }

  /** A range may begin with 0. */
  private static boolean isSound(int port, Optional<Integer> to, Optional<Integer> inner) {
    boolean fromZero = port == 0 && to.isPresent();
    return fromZero
        || (isPort(port)
            && to.filter(n -> !isPort(n)).isEmpty()
            && inner.filter(n -> !isPort(n)).isEmpty());
  }

  private static boolean isMarked(MatchResult match, String before) {
    return match.group("mark") != null
        || Words.anyOf(before, PORT_WORDS)
        || startsWithPortWord(match.group("behind"))
        || match.group().contains(":");
  }

  private static boolean startsWithPortWord(String behind) {
    String words = behind.stripLeading();
    return BEHIND.stream().anyMatch(words::startsWith);
  }

  private static Optional<Integer> number(String digits) {
    return digits == null ? Optional.empty() : Optional.of(Integer.valueOf(digits));
  }

  /** Whether a port can have the number. */
  static boolean isPort(int number) {
    return number > 0 && number <= HIGHEST;
  }

  private static List<Protocol> transports(String behind, String before) {
    if (behind == null && before.isBlank()) {
      return List.of();
    }
    Matcher prefix = BEFORE.matcher(before);
    String words = behind != null ? behind : prefix.matches() ? prefix.group(1) : "";
    return Speech.transports(words);
  }

  /** A bracket, or a transport, directly behind a number belongs to it; words before it, too. */
  private static List<Mention> labelled(String text, List<Mention> found) {
    List<Mention> result = new ArrayList<>();
    int last = 0;
    for (Mention mention : found) {
      Matcher bracket = LABEL.matcher(text).region(mention.end(), text.length());
      String before = text.substring(Math.min(last, mention.start()), mention.start());
      if (bracket.lookingAt()) {
        String words = bracket.group(1).strip();
        List<Protocol> all = Speech.transports(words);
        if (all.size() > 1) {
          all.forEach(transport -> result.add(mention.over(transport)));
        } else {
          result.add(mention.labelled(words, bracket.end()));
        }
        last = bracket.end();
      } else {
        String name = GLUE.matcher(JOINTS.matcher(before).replaceAll(" ")).replaceAll(" ").strip();
        result.add(
            name.isEmpty() || (last == 0 && found.size() == 1)
                ? mention
                : mention.labelled(name, mention.end()));
        last = mention.end();
      }
    }
    return result;
  }

  /** Whether a cell begins with the word and its number: "Port 8080, for the browser". */
  static boolean isSpelled(String cell) {
    return SPELLED.matcher(cell).lookingAt();
  }

  boolean isEmpty() {
    return list.isEmpty();
  }

  /** Whether the text is ports, their labels and what joins them, and nothing else. */
  boolean isPure() {
    return !list.isEmpty() && words().isEmpty();
  }

  /** The words beside the numbers and their brackets. */
  List<String> words() {
    StringBuilder rest = new StringBuilder();
    int last = 0;
    for (Mention mention : list) {
      rest.append(text, Math.min(last, mention.start()), mention.start()).append(' ');
      last = Math.max(last, mention.end());
    }
    rest.append(text.substring(last));
    return Words.without(Words.list(Brackets.of(rest.toString()).outside()), JOINING);
  }
}
