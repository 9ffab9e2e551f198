package dev.portolan.document.read;

import dev.portolan.api.Protocol;
import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.fact.Facts.Direction;
import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.markdown.Section.Heading;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Column;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Allow rules, in lists and in tables. */
final class FirewallReader {

  private static final List<String> OUTWARD =
      Words.phrases(
          """
            egress; outbound; outgoing; ausgehend; saliente; sortant; 出站""");
  private static final List<String> INWARD =
      Words.phrases(
          """
            ingress; inbound; incoming; internal; eingehend; entrante; 入站""");

  private static final Pattern PEER =
      Pattern.compile("\\b(?:[Ff]rom|to|in|[Vv]on|nach|desde|hacia)\\s+(.+)$");
  private static final Pattern BEHIND_PEER = Pattern.compile(":\\s+(:?\\d{1,5}\\b.*)$");
  private static final Pattern SCRAPER = Pattern.compile("^(.+?)\\s+scrap(?:ing|es)\\b");

  private static final List<String> DENYING =
      Words.phrases("deny; drop; block; reject; denied; blocked; never; do not; don t; not open");
  private static final List<String> GENERAL =
      Words.phrases("all; any; traffic; allow; allowed; access; everything; connections");
  private static final List<String> CLOSED =
      Words.phrases(
          "not be exposed; not expose; not exposed; should not; must not; closed; forbidden");
  private static final int LONGEST_PEER = 8;

  private FirewallReader() {}

  /** One line of a list below a heading about firewalls. */
  static void item(Text text, Setting setting, Draft draft) {
    String words = Brackets.of(text.flat()).outside();
    if (Words.anyOf(words, DENYING) || isDenied(setting)) {
      draft.unread(text, "only allow rules are read");
      return;
    }
    Direction direction = direction(setting, words);
    Mentions mentions = Mentions.of(ports(words));
    Matcher scraper = SCRAPER.matcher(words);
    if (scraper.find()) {
      String who = scraper.group(1);
      draft.firewall.add(
          new Firewall(
              text.line(), direction, Optional.empty(), Optional.empty(), Optional.of(who)));
      if (words.contains("/")) {
        draft.conditions.add(new Condition(text.line(), who, Optional.empty(), text.flat()));
      }
      return;
    }
    Optional<String> peer = peer(words);
    if (mentions.isEmpty() && peer.isPresent() && Words.anyOf(words, GENERAL)) {
      draft.firewall.add(
          new Firewall(text.line(), direction, Optional.empty(), Optional.empty(), peer));
    }
    mentions
        .list()
        .forEach(m -> draft.firewall.add(rule(text.line(), direction, m, m.transport(), peer)));
  }

  /** Below such a heading stand the ports that stay closed. */
  private static boolean isDenied(Setting setting) {
    return setting
        .nearest()
        .filter(heading -> Words.anyOf(heading, DENYING) || Words.anyOf(heading, CLOSED))
        .isPresent();
  }

  /** Before the peer, or behind its colon: "from the office: 22, 443". */
  private static String ports(String words) {
    Matcher peer = PEER.matcher(words);
    if (!peer.find()) {
      return words;
    }
    Matcher behind = BEHIND_PEER.matcher(peer.group(1));
    return behind.find() ? behind.group(1) : words.substring(0, peer.start());
  }

  private static Optional<String> peer(String words) {
    Matcher peer = PEER.matcher(words);
    return peer.find()
        ? Optional.of(
                BEHIND_PEER
                    .matcher(peer.group(1))
                    .replaceFirst("")
                    .replaceAll("\\bonly\\b", "")
                    .replaceAll(" {2,}", " ")
                    .strip())
            .filter(who -> Words.list(who).size() <= LONGEST_PEER)
        : Optional.empty();
  }

  private static Firewall rule(
      int line,
      Direction direction,
      Mention mention,
      Optional<Protocol> protocol,
      Optional<String> peer) {
    return new Firewall(
        line,
        direction,
        Optional.of(mention.port()).filter(port -> port > 0),
        Optional.of(protocol.orElse(Protocol.TCP)),
        peer);
  }

  private static Direction direction(Setting setting, String words) {
    String headings =
        String.join(
            " ",
            setting.section().headings().stream().map(Heading::text).map(Text::plain).toList());
    String nearest = setting.nearest().orElse("");
    boolean egress =
        isEgress(nearest) || isEgress(words) || (isEgress(headings) && !isIngress(nearest));
    return egress ? Direction.egress : Direction.ingress;
  }

  private static boolean isEgress(String text) {
    return Words.anyOf(text, OUTWARD);
  }

  private static boolean isIngress(String text) {
    return Words.anyOf(text, INWARD);
  }

  /** One row of a table below a heading about firewalls. */
  static void row(Columns columns, List<Text> row, Setting setting, Draft draft) {
    if (row.stream().anyMatch(cell -> DENYING.contains(Words.normal(cell.flat())))) {
      draft.unread(row.getFirst(), "only allow rules are read");
      return;
    }
    Optional<Text> cell = columns.cell(row, Column.PORT);
    Optional<String> peer = columns.words(row, Column.PEER).filter(text -> !Says.isNothing(text));
    Direction direction = direction(setting, columns.words(row, Column.DIRECTION).orElse(""));
    Optional<Protocol> protocol =
        columns.words(row, Column.PROTOCOL).flatMap(dev.portolan.document.word.Speech::transport);
    cell.ifPresent(
        text ->
            Mentions.of(text.flat())
                .list()
                .forEach(
                    m ->
                        draft.firewall.add(
                            rule(
                                text.line(),
                                direction,
                                m,
                                m.transport().or(() -> protocol),
                                peer))));
  }
}
