package dev.portolan.document.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;

/** What stands inside a block, as words. Walks without recursion: nesting is the author's. */
final class Inlines {

  /** Stands for two tildes that the author wrote side by side; nobody types it. */
  private static final String STRIKE = "\uE000";

  private final StringBuilder plain = new StringBuilder();
  private final List<String> links = new ArrayList<>();
  private int boldCharacters;
  private int bold;
  private boolean raised;

  private Inlines() {}

  /** All words of a block. */
  static Text text(Node block) {
    Inlines inlines = new Inlines();
    inlines.walk(block);
    String words = withoutStruck(inlines.plain.toString()).strip();
    boolean whole =
        !words.isEmpty()
            && inlines.boldCharacters >= letters(inlines.plain)
            && inlines.boldCharacters > 0;
    return new Text(words, inlines.links, whole, line(block), column(block));
  }

  /** The words of a paragraph, one text for each of its lines. */
  static List<Text> lines(Node paragraph) {
    Text all = text(paragraph);
    String[] parts = all.plain().split("\n", -1);
    List<Text> lines = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean first = i == 0;
      lines.add(
          new Text(
              parts[i].strip(), all.links(), all.bold(), all.line() + i, first ? all.column() : 1));
    }
    return lines;
  }

  private void walk(Node block) {
    Node node = block.getFirstChild();
    while (node != null && node != block) {
      enter(node);
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
      } else {
        node = next(node, block);
      }
    }
  }

  private Node next(Node from, Node block) {
    Node node = from;
    while (node != block) {
      leave(node);
      if (node.getNext() != null) {
        return node.getNext();
      }
      node = node.getParent();
    }
    return block;
  }

  private void enter(Node node) {
    switch (node) {
      case org.commonmark.node.Text text -> add(text.getLiteral());
      case Code code -> add(code.getLiteral());
      case SoftLineBreak soft -> plain.append('\n');
      case HardLineBreak hard -> plain.append('\n');
      case HtmlInline html -> tag(html.getLiteral());
      case StrongEmphasis strong -> bold++;
      case Link link -> links.add(link.getDestination());
      case Image image -> links.add(image.getDestination());
      default -> {}
    }
  }

  private void leave(Node node) {
    if (node instanceof StrongEmphasis) {
      bold--;
    }
  }

  private void add(String literal) {
    if (raised) {
      return;
    }
    plain.append(literal.replace("~~", STRIKE));
    if (bold > 0) {
      boldCharacters += letters(literal);
    }
  }

  /** A line break; what is raised is the mark of a footnote. */
  private void tag(String tag) {
    raised =
        tag.regionMatches(true, 0, "<sup", 0, 4)
            || (raised && !tag.regionMatches(true, 0, "</sup", 0, 5));
    addBreak(tag);
  }

  private void addBreak(String tag) {
    if (tag.regionMatches(true, 0, "<br", 0, 3)) {
      plain.append('\n');
    }
  }

  private static int letters(CharSequence text) {
    return (int) text.chars().filter(Character::isLetterOrDigit).count();
  }

  /** What stands between two pairs of tildes is no longer meant. */
  private static String withoutStruck(String words) {
    StringBuilder rest = new StringBuilder();
    int at = 0;
    int from = words.indexOf(STRIKE);
    int to = from < 0 ? -1 : words.indexOf(STRIKE, from + 1);
    while (to >= 0) {
      rest.append(words, at, from);
      at = to + 1;
      from = words.indexOf(STRIKE, at);
      to = from < 0 ? -1 : words.indexOf(STRIKE, from + 1);
    }
    return rest.append(words.substring(at)).toString().replace(STRIKE, "~~");
  }

  static int line(Node node) {
    return span(node).map(span -> span.getLineIndex() + 1).orElse(1);
  }

  static int column(Node node) {
    return span(node).map(span -> span.getColumnIndex() + 1).orElse(1);
  }

  private static Optional<SourceSpan> span(Node node) {
    return node.getSourceSpans().stream().findFirst();
  }
}
