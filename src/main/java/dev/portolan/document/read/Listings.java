package dev.portolan.document.read;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.fact.Statement.Extras;
import dev.portolan.document.fact.Statement.Form;
import dev.portolan.document.fact.Statement.Spot;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.markdown.Block.Kind;
import dev.portolan.document.markdown.Block.Listing;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Speech;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists, trees and the lines of fences. */
final class Listings {

  private static final Pattern SETTING = Pattern.compile("(?:export )?[A-Z][A-Z0-9_]*_PORT=\\d");
  private static final Pattern NAMED_ADDRESS =
      Pattern.compile(
          "\\p{L}[\\p{L}\\p{N} ()&_-]*\\s*(?:→|[-=]+>)\\s*(?:[a-z]+://)?(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0):\\d{2,5}\\b[^→>]*");
  private static final int LONGEST_NAME = 4;

  private final Listing listing;
  private final Setting setting;
  private final Where here;
  private final int block;
  private final Draft draft;
  private final EntryNames names;
  private final Remarks remarks;
  private final boolean firewall;
  private final boolean example;
  private final boolean advice;
  private final boolean aboutPorts;
  private final boolean ranges;
  private final boolean closed;
  private final boolean bracketed;
  private final ListFates fates;
  private final Map<String, Optional<Entry>> entries = new HashMap<>();
  private final List<Item> open = new ArrayList<>();

  private Listings(Listing listing, int block, Draft draft) {
    this.listing = listing;
    this.setting = new Setting(listing.section());
    this.here = setting.where();
    this.block = block;
    this.draft = draft;
    this.names = new EntryNames(setting);
    this.remarks = new Remarks(listing.items());
    this.firewall = setting.isUnder(Topic.FIREWALL);
    this.example = setting.isExample();
    this.advice = setting.isAdvice();
    this.aboutPorts = setting.isAboutPorts();
    this.ranges = setting.topic().equals(Optional.of(Topic.RANGES));
    this.closed = Sentences.closed(setting).isPresent();
    this.bracketed = PlainLines.areBracketed(listing.items());
    this.fates = new ListFates(setting, listing.items().stream().map(i -> said(i.text())).toList());
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
    if (firewall || isRule(text)) {
      FirewallReader.item(text, setting, draft);
    } else if (Routes.end(item).isPresent()) {
      entry(index, Routes.end(item).get());
    } else if (PathReader.item(text, setting, block, draft)) {
      return;
    } else if (mayFlow() && !isNamedAddress(text) && ArrowReader.isFlow(text.flat())) {
      draft.arrows.add(new Draft.Arrows(text.line(), text.flat(), listing.section()));
    } else if (Addresses.isIn(text.flat()) || Addresses.isIn(String.join(" ", text.links()))) {
      new ListedAddresses(setting, block, draft).read(text, owner());
    } else if (example || closed || isRestOfSentence(item)) {
      passed(text);
    } else if (advice) {
      AdviceReader.item(text, listing.section(), draft);
    } else {
      entry(index, item);
    }
  }

  /** What stands before the numbers is what lets them through: "Security group: 22, 443". */
  private boolean isRule(Text text) {
    return said(text).filter(entry -> Topic.FIREWALL.isIn(entry.name())).isPresent();
  }

  /** The words of an item go on in the next line, which begins with a small letter. */
  private static boolean isRestOfSentence(Item item) {
    String words = item.text().flat();
    return item.continued()
        && !words.isEmpty()
        && Character.isLowerCase(words.codePointAt(0))
        && Words.list(words).size() > LONGEST_NAME;
  }

  /** What a line gives, read once. */
  private Optional<Entry> said(Text text) {
    return entries.computeIfAbsent(
        text.flat(), line -> Entry.of(ranges ? OpenRanges.closed(line) : line));
  }

  /** An arrow from a name to where on this machine one finds it: no traffic. */
  private static boolean isNamedAddress(Text text) {
    return NAMED_ADDRESS.matcher(text.flat()).matches();
  }

  private boolean mayFlow() {
    return !example && !advice;
  }

  private void entry(int index, Item item) {
    Text text = item.text();
    said(text)
        .filter(said -> !Setting.isExampleWord(said.name()))
        .filter(said -> !names.isNobodys(said, group(), owner()))
        .filter(said -> said.isMarked() || aboutPorts || text.bold() || bracketed)
        .ifPresentOrElse(said -> entry(index, item, said), () -> passed(text));
  }

  private void passed(Text text) {
    boolean ports =
        Mentions.of(text.flat()).list().stream().anyMatch(m -> m.marked() || aboutPorts);
    if (ports) {
      draft.unread(text, "no line that gives a port to a service");
    }
  }

  private void entry(int index, Item item, Entry said) {
    Text text = item.text();
    switch (fates.of(text.flat(), said, group())) {
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

  private static String whole(Entry said) {
    return said.name().isEmpty()
        ? said.description().orElse("")
        : said.name() + said.description().map(words -> " (" + words + ")").orElse("");
  }

  private Statement statement(int index, Item item, Entry said, Mention mention) {
    Optional<String> front = front(said);
    Optional<String> group = group();
    String line = item.text().flat();
    EntryNames.Named named = names.of(said, group, owner(), front);
    Where where = where(index, line, said);
    Optional<String> description = said.description();
    Optional<Speech> spoken = mention.transport().map(Speech::transport);
    Optional<Speech> bracket = said.description().flatMap(Speech::transport).map(Speech::transport);
    return new Statement(
        new Spot(item.text().line(), item.text().column(), block),
        form(line),
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
        new Extras(Optional.empty(), front, Optional.empty(), List.of()));
  }

  /** What a program is told in a fence gives a port only where no other line does. */
  private Form form(String line) {
    if (listing.kind() == Kind.TREE) {
      return Form.TREE;
    }
    boolean setting = listing.kind() == Kind.LINES && SETTING.matcher(line).lookingAt();
    return setting ? Form.ADDRESS : Form.LIST;
  }

  private Optional<String> front(Entry said) {
    return said.arrow() ? setting.front() : Optional.empty();
  }

  private Optional<String> group() {
    return open.isEmpty() || said(open.getLast().text()).isPresent()
        ? open.stream()
            .filter(item -> said(item.text()).isEmpty())
            .reduce((a, b) -> b)
            .map(item -> item.text().flat())
        : Optional.of(open.getLast().text().flat());
  }

  /** Whose port the item above gives, if it gives one. */
  private Optional<String> owner() {
    return open.isEmpty()
        ? Optional.empty()
        : said(open.getLast().text())
            .map(Entry::name)
            .filter(name -> !name.isEmpty() && !EntryNames.isRole(name));
  }

  /** The nearest word about visibility wins: of the line, its group, the headings. */
  private Where where(int index, String line, Entry said) {
    Where where = here;
    for (Item above : open) {
      where = placed(where, above.text().plain());
    }
    where = placed(where, said.name());
    List<String> remarks =
        Brackets.of(line).inside().stream()
            .filter(remark -> !InnerPort.speaksOfContainers(remark) && !isOfInner(said, remark))
            .toList();
    Optional<Boolean> exposed =
        Says.exposed(String.join(" ", remarks)).or(() -> groupExposed(index));
    where = where.exposed(exposed.or(where::exposed));
    boolean managed = setting.isManagedData() || Products.isManagedData(said.name());
    return managed ? where.as(Exposure.External) : where;
  }

  /** Behind "8090 → 8080" a remark is about the second number, which others see by the first. */
  private static boolean isOfInner(Entry said, String remark) {
    return said.ports().stream()
        .anyMatch(m -> m.inner().isPresent() && m.label().filter(remark::equals).isPresent());
  }

  /** Items of a tree may say where: "namespace: shop", "Production". */
  private static Where placed(Where where, String words) {
    Optional<String> environment = Environments.ofHeader(words);
    Where there = environment.isPresent() ? where.in(environment) : where;
    Optional<String> namespace = Setting.namespace(words);
    return namespace.isPresent() ? there.inside(namespace) : there;
  }

  private Optional<Boolean> groupExposed(int index) {
    for (Item group : open.reversed()) {
      boolean far = !group.equals(open.getLast()) && Products.isOutside(group.text().plain());
      Optional<Boolean> said = far ? Optional.empty() : Says.exposed(group.text().plain());
      if (said.isPresent()) {
        return said;
      }
    }
    return remarks.near(index);
  }
}
