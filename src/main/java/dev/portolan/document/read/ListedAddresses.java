package dev.portolan.document.read;

import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Deeds;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines of lists with URLs and DNS names. */
final class ListedAddresses {

  private static final Set<String> ADDRESS =
      Set.copyOf(
          Words.phrases(
              """
            url; urls; endpoint; endpoints; address; link; access; local; web; site; adresse; 地址;
            interface; ui; api; dashboard; console; webhook; webhooks; docs; swagger; connection;
            string; external; internal; host; port; 访问地址; open; visit; browse; try; see; at; default"""));

  /** Words that say no more than that an address follows. */
  private static final Set<String> NO_NAME =
      Set.copyOf(
          Words.phrases(
              """
            url; urls; address; link; access; adresse; 地址; 访问地址; open; visit; browse; try; see; at;
            default; protocol; purpose; status; configuration; config; used; by; usage; description; type"""));

  private static final Pattern FORWARD = Pattern.compile(":\\d{2,5}\\b.*(?:→|[-=]>).*:\\d{2,5}\\b");
  private static final List<String> TUNNELS =
      Words.phrases("tunnel; tunnels; ssh; port forward; port forwarding; forwarding; 隧道");

  private final Setting setting;
  private final int block;
  private final Draft draft;

  ListedAddresses(Setting setting, int block, Draft draft) {
    this.setting = setting;
    this.block = block;
    this.draft = draft;
  }

  /** One line, below an item that perhaps says whose it is. */
  void read(Text text, Optional<String> owner) {
    Addresses.in(text, setting, block, draft);
    String words = text.flat() + " " + String.join(" ", text.links());
    String name = text.flat().split("\\s*(?::\\s|：|→|->|\\s[-–—]\\s|https?://|\\()", 2)[0].strip();
    boolean nobodys = owner.isEmpty() && !setting.headingIsService();
    boolean named =
        !name.isEmpty()
            && !Addresses.isIn(name)
            && !(nobodys && NO_NAME.containsAll(Words.list(name)))
            && Words.list(name).size() <= 6
            && !Deeds.begins(text.flat())
            && !Deeds.leadsOn(name)
            && Brackets.of(text.flat()).inside().stream().noneMatch(Says::isReserved)
            && !isOutward(text.flat().substring(name.length()))
            && !isForward(text.flat())
            && !setting.isExample()
            && !setting.isAdvice();
    if (named) {
      OnMachine.in(words)
          .filter(OnMachine::isNumeric)
          .filter(there -> draft.reservations.stream().noneMatch(r -> r.port() == there.port()))
          .ifPresent(
              there ->
                  draft.statements.add(there.placed(address(text, name, there.port(), owner))));
    }
  }

  /** "Local: localhost:9000 -> Core: 127.0.0.1:80" of a tunnel: one's own end of it. */
  private boolean isForward(String line) {
    String heading = setting.nearest().orElse("");
    String around = line + " " + setting.section().lead().map(Text::plain).orElse("");
    return Words.anyOf(heading, List.of("tunnel", "tunnels"))
        || (FORWARD.matcher(line).find() && Words.anyOf(around + " " + heading, TUNNELS));
  }

  /** Before the address somebody does something with it. */
  private static boolean isOutward(String rest) {
    String words = rest.split("https?://|localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0", 2)[0];
    return Deeds.begins(Brackets.of(words).outside().replaceFirst("^[^\\p{L}]+", ""));
  }

  /** A word for an address, below a heading that names the service, is no name. */
  private Statement address(Text text, String name, int port, Optional<String> owner) {
    String words = text.flat() + " " + String.join(" ", text.links());
    Statement said = Addresses.statement(text, name, port, words, Optional.empty(), setting, block);
    boolean role = Words.list(name).stream().allMatch(ADDRESS::contains);
    if (role && owner.isPresent()) {
      return said.named(owner.get(), Naming.OWN, Optional.empty());
    }
    boolean heading = setting.headingIsService() && role;
    return heading
        ? said.named(setting.nearest().orElse(name), Naming.HEADING, Optional.empty())
        : said;
  }
}
