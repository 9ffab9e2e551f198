package dev.portolan.document.read;

import dev.portolan.document.export.Literal;
import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Facts.Advice;
import dev.portolan.document.fact.Facts.Condition;
import dev.portolan.document.fact.Facts.Firewall;
import dev.portolan.document.fact.Facts.Range;
import dev.portolan.document.fact.Facts.Reservation;
import dev.portolan.document.fact.Facts.Resolution;
import dev.portolan.document.fact.Facts.RiskList;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Statement;
import dev.portolan.document.markdown.Section;
import dev.portolan.document.markdown.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the readers of tables and listings have found so far, in the order of the document. */
final class Draft {

  /** A line of arrows, not yet resolved to services. */
  record Arrows(int line, String text, Section section) {}

  /** A path, with what it leads to or whose URL it ends. */
  record Path(
      int line,
      String path,
      Optional<String> service,
      Optional<Integer> port,
      Optional<Integer> block,
      String text) {}

  /** A list item that may restrict ports that others allocate. */
  record Sentence(Text text, Section section) {}

  final List<Statement> statements = new ArrayList<>();
  final List<Statement> headings = new ArrayList<>();
  final List<Range> ranges = new ArrayList<>();
  final List<Reservation> reservations = new ArrayList<>();
  final List<Firewall> firewall = new ArrayList<>();
  final List<Address> addresses = new ArrayList<>();
  final List<Advice> advice = new ArrayList<>();
  final List<Resolution> resolutions = new ArrayList<>();
  final List<Condition> conditions = new ArrayList<>();
  final List<RiskList> riskLists = new ArrayList<>();
  final List<Arrows> arrows = new ArrayList<>();
  final List<Path> paths = new ArrayList<>();
  final List<Sentence> sentences = new ArrayList<>();
  final List<Literal> literals = new ArrayList<>();
  final List<Unread> unread = new ArrayList<>();

  void range(int line, Mention mention, String purpose, Optional<Boolean> allowed) {
    range(line, mention, purpose, allowed, purpose);
  }

  void range(int line, Mention mention, String purpose, Optional<Boolean> allowed, String label) {
    int to = mention.to().orElse(mention.port());
    ranges.add(new Range(line, mention.port(), to, purpose, allowed, label));
  }

  void unread(Text text, String why) {
    unread.add(new Unread(text.line(), text.column(), text.flat(), why));
  }
}
