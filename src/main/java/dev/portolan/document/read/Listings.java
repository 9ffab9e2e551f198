package dev.portolan.document.read;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Naming;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.markdown.Block.Kind;
import dev.portolan.document.markdown.Block.Listing;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists, trees and the lines of fences. */
final class Listings {

  private static final Set<String> ADDRESS =
      Set.copyOf(
          Words.phrases(
              """
            url; urls; endpoint; endpoints; address; link; access; local; web; site; adresse; 地址;
            interface; ui; api; dashboard; console; webhook; webhooks; docs; swagger; connection;
            string; external; internal; host; port"""));

  /** What an item above says of those below it, whatever the headings say. */
  private static final Set<Topic> OVERRULING = EnumSet.of(Topic.FORBIDDEN, Topic.FREE);

  private final Listing listing;
  private final Setting setting;
  private final Where here;
  private final int block;
  private final Draft draft;
  private final List<Item> open = new ArrayList<>();

  private Listings(Listing listing, int block, Draft draft) {
    this.listing = listing;
    this.setting = new Setting(listing.section());
    this.here = setting.where();
    this.block = block;
    this.draft = draft;
  }

  static void read(Listing listing, int block, Draft draft) {
    Listings reader = new Listings(listing, block, draft);
    for (int i = 0; i < listing.items().size(); i++) {
      Item item = listing.items().get(i);
      reader.open.removeIf(other -> other.depth() >= item.depth());
      reader.item(i, item);
      reader.open.add(item);
    }
  }

  private void item(int index, Item item) {
    Text text = item.text();
    if (listing.kind() == Kind.LIST) {
      draft.sentences.add(new Draft.Sentence(text, listing.section()));
    }
    if (setting.isUnder(Topic.FIREWALL)) {
      FirewallReader.item(text, setting, draft);
    } else if (PathReader.item(text, setting, block, draft)) {
      return;
    } else if (mayFlow() && ArrowReader.isFlow(text.flat())) {
      draft.arrows.add(new Draft.Arrows(text.line(), text.flat(), listing.section()));
    } else if (Addresses.isIn(text.flat()) || Addresses.isIn(String.join(" ", text.links()))) {
      address(text);
    } else if (setting.isExample()) {
      passed(text);
    } else if (setting.isAdvice()) {
      AdviceReader.item(text, listing.section(), draft);
    } else {
      entry(index, item);
    }
  }

  private boolean mayFlow() {
    return !setting.isExample() && !setting.isAdvice();
  }

  private void address(Text text) {
    Addresses.in(text, setting, block, draft);
    String words = text.flat() + " " + String.join(" ", text.links());
    String name = text.flat().split("\\s*(?::\\s|：|→|->|\\s[-–—]\\s|https?://|\\()", 2)[0].strip();
    boolean named =
        !name.isEmpty()
            && !Addresses.isIn(name)
            && Words.list(name).size() <= 6
            && !setting.isExample()
            && !setting.isAdvice();
    if (named) {
      Addresses.local(words).ifPresent(port -> draft.statements.add(address(text, name, port)));
    }
  }

  /** A word for an address, below a heading that names the service, is no name. */
  private Statement address(Text text, String name, int port) {
    String words = text.flat() + " " + String.join(" ", text.links());
    Statement said = Addresses.statement(text, name, port, words, Optional.empty(), setting, block);
    boolean heading =
        setting.headingIsService() && Words.list(name).stream().allMatch(ADDRESS::contains);
    return heading
        ? said.named(setting.nearest().orElse(name), Naming.HEADING, Optional.empty())
        : said;
  }

  private void entry(int index, Item item) {
    Text text = item.text();
    Entry.of(text.flat())
        .filter(said -> said.isMarked() || setting.isAboutPorts() || text.bold())
        .ifPresentOrElse(said -> entry(index, item, said), () -> passed(text));
  }

  private void passed(Text text) {
    boolean ports =
        Mentions.of(text.flat()).list().stream()
            .anyMatch(m -> m.marked() || setting.isAboutPorts());
    if (ports) {
      draft.unread(text, "no line that gives a port to a service");
    }
  }

  private void entry(int index, Item item, Entry said) {
    Text text = item.text();
    switch (fate(said)) {
      case FREE -> draft.unread(text, "a number that is free is nobody's");
      case GONE -> draft.unread(text, "it stands for what once was");
      case FORBIDDEN ->
          said.ports()
              .forEach(
                  m ->
                      draft.range(
                          text.line(),
                          m,
                          said.name().isEmpty() ? whole(said) : said.name(),
                          Optional.of(false)));
      case RESERVED ->
          said.ports()
              .forEach(m -> Reservations.add(text.line(), m, whole(said), Optional.empty(), draft));
      case RANGE ->
          said.ports().forEach(m -> draft.range(text.line(), m, whole(said), Optional.empty()));
      case ALLOCATED ->
          said.ports().forEach(m -> draft.statements.add(statement(index, item, said, m)));
    }
  }

  private Fate fate(Entry said) {
    Optional<Topic> topic =
        group().flatMap(Topic::of).filter(OVERRULING::contains).or(setting::topic);
    if (setting.isOfThePast()) {
      return Fate.GONE;
    }
    if (topic.equals(Optional.of(Topic.FREE)) || Says.isFree(said.name())) {
      return Fate.FREE;
    }
    if (topic.equals(Optional.of(Topic.FORBIDDEN)) || Says.isForbidden(said.name())) {
      return Fate.FORBIDDEN;
    }
    if (topic.equals(Optional.of(Topic.RESERVED)) || isReserved(said)) {
      return Fate.RESERVED;
    }
    boolean range = said.ports().stream().anyMatch(m -> m.to().isPresent());
    return topic.equals(Optional.of(Topic.RANGES)) && range ? Fate.RANGE : Fate.ALLOCATED;
  }

  private static boolean isReserved(Entry said) {
    List<String> words = Words.list(said.name());
    return (!words.isEmpty() && Says.isReserved(words.getFirst()))
        || said.description()
            .filter(d -> Words.list(d).size() <= 3 && Says.isReserved(d))
            .isPresent();
  }

  private static String whole(Entry said) {
    return said.name().isEmpty()
        ? said.description().orElse("")
        : said.name() + said.description().map(words -> " (" + words + ")").orElse("");
  }

  private Statement statement(int index, Item item, Entry said, Mention mention) {
    Optional<String> front = front(said);
    Optional<String> group = group();
    String line = item.text().flat();
    Named named = named(said, group, front);
    Where where = where(index, line, said);
    Optional<String> description = said.description();
    Optional<Speech> spoken = mention.transport().map(Speech::transport);
    Optional<Speech> bracket = said.description().flatMap(Speech::transport).map(Speech::transport);
    return new Statement(
        new Spot(item.text().line(), item.text().column(), block),
        listing.kind() == Kind.TREE ? Form.TREE : Form.LIST,
        named.title(),
        named.naming(),
        said.roles() ? mention.label() : named.role(),
        NumberCells.of(mention),
        spoken.or(() -> bracket).orElse(Speech.UNSTATED),
        where,
        setting.category(),
        description.filter(words -> Speech.transport(words).isEmpty()),
        group,
        false,
        Optional.empty(),
        new Extras(Optional.empty(), front, List.of()));
  }

  private record Named(String title, Naming naming, Optional<String> role) {}

  private Named named(Entry said, Optional<String> group, Optional<String> front) {
    if (said.arrow() && front.isPresent()) {
      return new Named(said.name(), Naming.TARGET, Optional.empty());
    }
    boolean onlyRole = said.name().isEmpty() || isRole(said.name());
    Optional<String> bracket = said.description().filter(words -> said.name().isEmpty());
    if (bracket.filter(words -> isNamedByBracket(words, group)).isPresent()) {
      return new Named(bracket.get(), Naming.OWN, Optional.empty());
    }
    if (onlyRole && group.isPresent() && !isRole(group.get())) {
      Optional<String> role =
          said.name().isEmpty() || isPortWord(said.name())
              ? Optional.empty()
              : Optional.of(said.name());
      String title = group.get().split("\\s*[:：]", 2)[0];
      return new Named(title, Products.isInstance(title) ? Naming.INSTANCE : Naming.OWN, role);
    }
    if (onlyRole && setting.headingIsService()) {
      Optional<String> role = isPortWord(said.name()) ? Optional.empty() : Optional.of(said.name());
      return new Named(
          setting.nearest().orElse(said.name()), Naming.HEADING, role.filter(r -> !r.isEmpty()));
    }
    return new Named(
        said.name(),
        Products.isInstance(said.name()) ? Naming.INSTANCE : Naming.OWN,
        Optional.empty());
  }

  /** Beside a bare number, below what only speaks of ports, a bracket says whose it is. */
  private boolean isNamedByBracket(String words, Optional<String> group) {
    boolean named =
        group.filter(line -> !Headers.speaksOfPorts(line)).isPresent()
            || (group.isEmpty() && setting.headingIsService());
    return !named && Speech.transports(words).isEmpty() && Words.list(words).size() <= 4;
  }

  private static boolean isPortWord(String name) {
    return Words.list(name).stream()
        .allMatch(
            word ->
                word.matches(
                    "ports?|number|default|host|container|internal|external|puertos?|portas?|porte|poort|порты?|端口|ポート|포트"));
  }

  private static boolean isRole(String name) {
    return isPortWord(name)
        || Speech.isProtocol(name)
        || Words.list(name).stream()
            .allMatch(
                word ->
                    word.matches(
                        "port|metrics|health|debug|admin|ui|http|https|grpc|management|api"));
  }

  private Optional<String> front(Entry said) {
    return said.arrow() ? setting.front() : Optional.empty();
  }

  private Optional<String> group() {
    return open.isEmpty() || Entry.of(open.getLast().text().flat()).isPresent()
        ? open.stream()
            .filter(item -> Entry.of(item.text().flat()).isEmpty())
            .reduce((a, b) -> b)
            .map(item -> item.text().flat())
        : Optional.of(open.getLast().text().flat());
  }

  /** The nearest word about visibility wins: of the line, its group, the headings. */
  private Where where(int index, String line, Entry said) {
    Where where = here;
    List<String> remarks =
        Brackets.of(line).inside().stream()
            .filter(remark -> !InnerPort.speaksOfContainers(remark))
            .toList();
    Optional<Boolean> exposed =
        Says.exposed(String.join(" ", remarks)).or(() -> groupExposed(index));
    where = where.exposed(exposed.or(where::exposed));
    boolean managed = setting.isManagedData() || Products.isManagedData(said.name());
    return managed ? where.as(Exposure.External) : where;
  }

  private Optional<Boolean> groupExposed(int index) {
    for (Item group : open.reversed()) {
      Optional<Boolean> said = Says.exposed(group.text().plain());
      if (said.isPresent()) {
        return said;
      }
    }
    return Remarks.near(listing.items(), index);
  }
}
