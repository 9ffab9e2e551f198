package dev.portolan.document.read;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Where;
import dev.portolan.document.markdown.Section;
import dev.portolan.document.markdown.Section.Heading;
import dev.portolan.document.markdown.Text;
import dev.portolan.document.word.Brackets;
import dev.portolan.document.word.Environments;
import dev.portolan.document.word.Headers;
import dev.portolan.document.word.MapWords;
import dev.portolan.document.word.Products;
import dev.portolan.document.word.Says;
import dev.portolan.document.word.Topic;
import dev.portolan.document.word.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the headings above a block, and the sentence that introduces it, say about its rows. */
record Setting(Section section) {

  /** A bold line that only tells the range of what stands above it. */
  Setting {
    section = section.without(RangeHeadings::isRange);
  }

  private static final Set<String> HOST_WORDS =
      Set.copyOf(Words.phrases("host; network; port; ports; machine; level; bound"));

  private static final List<String> EXAMPLES =
      Words.phrases(
          """
            example; examples; e g; for instance; beispiel; beispiele; z b; exemple; ejemplo;
            exemplo; esempio; пример; vi du; 示例; 例如; 예""");
  private static final Set<String> PLURALS =
      Set.copyOf(
          Words.phrases(
              """
            services; applications; apps; databases; tools; components; servers; infrastructure;
            backends; frontends; containers; microservices; dienste; servicios; observability;
            monitoring; storage; stack; layer; tier; access; urls; links; endpoints; addresses;
            details; information; zugriff; acceso"""));

  /** A file that is called an example announces none. */
  private static final Pattern EXAMPLE_FILE = Pattern.compile("(?i)\\S*[./_-]example\\S*");

  /** Whom the numbers of a list are not to meet. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?i)\\b(?:conflicts?|clash(?:es)?|collide|collisions?|konflikte?)\\b.{0,3}\\b(?:with|mit|avec|con|com):?$"
              + "|\\balongside:$");

  private static final List<String> SERVICES =
      Words.phrases("services; servers; applications; apps; databases; dienste; servicios; 服务");

  private static final List<String> LATER =
      Words.phrases(
          """
            future; planned; proposed; upcoming; later; next; geplant; zukunft; futuro; prevu; 规划中;
            未来; 향후; القادمة; قادمة; مستقبلا""");

  /** What makes a chapter list what is there, among others that give advice. */
  private static final List<String> EXISTING =
      Words.phrases(
          """
            existing; ports used; used ports; currently used; ports in use; current ports;
            current services; running services; 已使用""");

  private static final Set<Topic> STATED =
      EnumSet.of(Topic.RANGES, Topic.RESERVED, Topic.FORBIDDEN, Topic.FREE);

  /** The numbers that a chapter is for, behind its name. */
  private static final Pattern NUMBERS =
      Pattern.compile("\\s*[-–—:：]\\s*(?:(?i:ports?)\\s*:?\\s*)?\\d[\\d~〜～\\-–—/,+\\s]*$");

  /** What belongs to others, or comes from them. */
  private static final Pattern OUTSIDERS =
      Pattern.compile(
          "(?i)\\bexternal\\s+(?:services|dependencies|systems|apis|products|integrations)\\b");

  /** The port of what a heading names, behind its name. */
  private static final Pattern PORT_BEHIND =
      Pattern.compile("\\s+[-–—]\\s+(?i:port)\\s*:?\\s*\\d{2,5}$");

  private static final Pattern NUMERIC_LOOPBACK = Pattern.compile("[(\\s]127\\.0\\.0\\.1[)\\s]*$");

  private static final Pattern ORDINAL =
      Pattern.compile("^\\d{1,2}(?:\\.\\d{1,2})*[.)]?\\s+(?=\\p{L})");
  private static final Pattern NAMESPACE =
      Pattern.compile("(?i)\\bnamespaces?\\b\\s*[:=]?\\s*([a-z0-9]([-a-z0-9]*[a-z0-9])?)\\b");

  /** The nearest heading without its bracket, unless it only says that this is the map. */
  Optional<String> category() {
    return section
        .nearest()
        .filter(h -> !isTitle(h))
        .map(Setting::name)
        .filter(name -> !MapWords.areAll(name));
  }

  /** The heading above the nearest one: the category of what the nearest one names. */
  Optional<String> categoryAbove() {
    return section
        .above()
        .filter(h -> !isTitle(h))
        .map(Setting::name)
        .filter(name -> !MapWords.areAll(name));
  }

  private boolean isTitle(Heading heading) {
    return heading.level() == 1 && heading.equals(section.headings().getFirst());
  }

  private static String name(Heading heading) {
    String outside = Brackets.of(unnumbered(heading)).outside();
    String name = NUMBERS.matcher(outside).replaceFirst("");
    return name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
  }

  /** A heading without the number of its chapter. */
  private static String unnumbered(Heading heading) {
    return ORDINAL.matcher(heading.text().flat()).replaceFirst("");
  }

  /** Whether the nearest heading names one service rather than a kind of them. */
  boolean headingIsService() {
    return section
        .nearest()
        .filter(h -> !MapWords.areAll(name(h)) && !Headers.speaksOfPorts(name(h)))
        .filter(h -> Words.set(name(h)).stream().noneMatch(PLURALS::contains))
        .filter(h -> !Says.isVisibility(name(h)))
        .filter(
            h ->
                Topic.of(h.text().plain()).isEmpty()
                    && Environments.only(h.text().plain()).isEmpty())
        .isPresent();
  }

  /** The nearest heading that names a topic, the document's title apart. */
  Optional<Topic> topic() {
    return section.belowTitle().stream()
        .map(heading -> Topic.of(heading.text().plain()))
        .flatMap(Optional::stream)
        .findFirst()
        .filter(topic -> topic != Topic.RESERVED || isForLater() || !isOfServices());
  }

  /** A heading below the one that reserves says that services have the numbers. */
  private boolean isOfServices() {
    return section.belowTitle().stream()
        .map(heading -> heading.text().plain())
        .takeWhile(heading -> !Topic.RESERVED.isIn(heading))
        .anyMatch(heading -> Words.anyOf(heading, SERVICES));
  }

  /** Whether a heading above, near or far, is about this. */
  boolean isUnder(Topic topic) {
    return section.belowTitle().stream().anyMatch(heading -> topic.isIn(heading.text().plain()));
  }

  /** Whether what the nearest topic reserves is not there yet. */
  boolean isForLater() {
    return section.belowTitle().stream()
        .map(heading -> heading.text().plain())
        .filter(Topic.RESERVED::isIn)
        .findFirst()
        .filter(heading -> Words.anyOf(heading, LATER))
        .isPresent();
  }

  /** Whether the heading, or the sentence above, speaks of former times. */
  boolean isOfThePast() {
    return topic().equals(Optional.of(Topic.GONE))
        || section.lead().filter(lead -> Topic.GONE.isIn(lead.plain())).isPresent();
  }

  /** Whether the sentence or the heading above announces an example, or what others have. */
  boolean isExample() {
    return nearest().filter(heading -> OTHERS.matcher(heading).find()).isPresent() || isAnnounced();
  }

  /** Whether a name only announces an example: "Example: ..." */
  static boolean isExampleWord(String name) {
    return EXAMPLES.contains(Words.normal(name));
  }

  private boolean isAnnounced() {
    return section
        .lead()
        .map(lead -> EXAMPLE_FILE.matcher(lead.plain()).replaceAll(" "))
        .filter(lead -> Words.anyOf(lead, EXAMPLES) || OTHERS.matcher(lead).find())
        .isPresent();
  }

  /** Whether the headings say that this gives advice; a nearer one may say that it does not. */
  boolean isAdvice() {
    return isUnder(Topic.ADVICE) && topic().filter(STATED::contains).isEmpty() && !isOfExisting();
  }

  private boolean isOfExisting() {
    return section
        .nearest()
        .map(heading -> heading.text().plain())
        .filter(heading -> Words.anyOf(heading, EXISTING))
        .filter(heading -> !Topic.ADVICE.isIn(heading))
        .isPresent();
  }

  /** Whether the headings or the sentence above speak of ports at all. */
  boolean isAboutPorts() {
    return section.headings().stream()
            .anyMatch(heading -> Headers.speaksOfPorts(heading.text().plain()))
        || section.lead().filter(lead -> Headers.speaksOfPorts(lead.plain())).isPresent();
  }

  Where where() {
    Where where =
        new Where(namespace(), environment(), exposed(), Optional.empty(), Optional.empty());
    return isHost() ? where.as(Exposure.Host).exposed(Optional.of(true)) : where;
  }

  private Optional<String> environment() {
    Optional<String> lead = section.lead().map(Text::plain).flatMap(Environments::only);
    return lead.or(
        () ->
            section.headings().reversed().stream()
                .map(heading -> Environments.ofHeading(heading.text().plain()))
                .flatMap(Optional::stream)
                .findFirst());
  }

  private Optional<String> namespace() {
    return section.headings().reversed().stream()
        .map(heading -> namespace(heading.text().plain()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The namespace that the words name. */
  static Optional<String> namespace(String words) {
    Matcher named = NAMESPACE.matcher(words);
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  private Optional<Boolean> exposed() {
    return section.belowTitle().stream()
        .map(heading -> exposed(heading.text().plain()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What a heading says, in words or by the address at which those below it listen. */
  private static Optional<Boolean> exposed(String heading) {
    return Says.exposed(OUTSIDERS.matcher(heading).replaceAll(" "))
        .or(() -> NUMERIC_LOOPBACK.matcher(heading).find() ? Optional.of(false) : Optional.empty())
        .or(() -> Says.isEveryInterface(heading) ? Optional.of(true) : Optional.empty());
  }

  /** A table of the node's own ports. */
  private boolean isHost() {
    return section
        .nearest()
        .map(heading -> Words.set(Brackets.of(heading.text().plain()).outside()))
        .filter(words -> words.contains("host") && HOST_WORDS.containsAll(words))
        .isPresent();
  }

  /** A managed data service named by the nearest heading. */
  boolean isManagedData() {
    return section
        .nearest()
        .filter(heading -> Products.isManagedData(heading.text().plain()))
        .isPresent();
  }

  /** The nearest heading, if it names what stands before the services. */
  Optional<String> front() {
    return section.nearest().map(heading -> heading.text().flat()).filter(Products::isFront);
  }

  Optional<String> nearest() {
    return section
        .nearest()
        .map(Setting::unnumbered)
        .map(words -> PORT_BEHIND.matcher(words).replaceFirst(""));
  }
}
