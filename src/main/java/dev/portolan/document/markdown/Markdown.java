package dev.portolan.document.markdown;

import dev.portolan.document.markdown.Block.Code;
import dev.portolan.document.markdown.Block.Item;
import dev.portolan.document.markdown.Block.Kind;
import dev.portolan.document.markdown.Block.Listing;
import dev.portolan.document.markdown.Block.Paragraph;
import dev.portolan.document.markdown.Block.Table;
import dev.portolan.document.markdown.Block.Title;
import dev.portolan.document.markdown.Block.Why;
import dev.portolan.document.markdown.Section.Heading;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The blocks of a CommonMark text with GFM tables, in the order of the document. */
public final class Markdown {

  private static final int DEEPEST = 40;
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private final Outline outline = new Outline();
  private final List<Block> blocks = new ArrayList<>();

  private final String[] lines;

  private Markdown(String source) {
    this.lines = source.split("\n", -1);
  }

  /** Reads a text; every text is Markdown. */
  public static List<Block> blocks(String source) {
    Markdown markdown = new Markdown(source);
    markdown.children(PARSER.parse(FrontMatter.blanked(source)));
    return List.copyOf(markdown.blocks);
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      block(node);
    }
  }

  private void block(Node node) {
    switch (node) {
      case org.commonmark.node.Heading heading ->
          title(new Heading(heading.getLevel(), Inlines.text(heading)));
      case TableBlock table -> table(table);
      case BulletList list -> list(list);
      case OrderedList list -> list(list);
      case FencedCodeBlock fence -> fence(fence);
      case IndentedCodeBlock code -> lines(code.getLiteral(), Inlines.line(code));
      case HtmlBlock html ->
          blocks.addAll(HtmlTables.of(html.getLiteral(), outline.here(), Inlines.line(html)));
      case BlockQuote quote -> children(quote);
      case org.commonmark.node.Paragraph paragraph -> paragraph(paragraph);
      default -> {}
    }
  }

  private void title(Heading heading) {
    outline.enter(heading);
    blocks.add(new Title(outline.aside(), heading.text().line(), heading));
  }

  private void paragraph(Node node) {
    List<Text> lines = Inlines.lines(node);
    if (lines.size() == 1 && lines.getFirst().bold()) {
      title(new Heading(Heading.BOLD_LINE, lines.getFirst()));
      return;
    }
    blocks.add(new Paragraph(outline.here(), Inlines.line(node), lines));
    outline.say(lines.getLast());
  }

  private void fence(FencedCodeBlock fence) {
    int first = Inlines.line(fence) + 1;
    if (Branches.isPlain(fence.getInfo() == null ? "" : fence.getInfo())) {
      lines(fence.getLiteral(), first);
    } else {
      blocks.add(code(outline.aside(), fence.getLiteral(), first, Why.PROGRAM));
    }
  }

  private void lines(String literal, int firstLine) {
    Section section = outline.here();
    blocks.add(
        Branches.listing(section, literal, firstLine)
            .map(Block.class::cast)
            .orElseGet(() -> code(section, literal, firstLine, Why.DRAWING)));
  }

  private static Code code(Section section, String literal, int firstLine, Why why) {
    List<Text> lines = new ArrayList<>();
    for (String line : literal.split("\n", -1)) {
      lines.add(Text.of(line.strip(), firstLine + lines.size(), 1));
    }
    return new Code(section, firstLine, why, lines);
  }

  private void list(ListBlock list) {
    List<Item> items = new ArrayList<>();
    Section section = outline.here();
    List<Node> others = new ArrayList<>();
    items(list, 0, items, others);
    blocks.add(new Listing(section, Inlines.line(list), Kind.LIST, items));
    others.forEach(this::block);
  }

  private static void items(Node list, int depth, List<Item> items, List<Node> others) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item instanceof ListItem) {
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
          switch (child) {
            case org.commonmark.node.Paragraph paragraph -> {
              List<Text> lines = Inlines.lines(paragraph);
              lines.forEach(
                  line -> items.add(new Item(depth, line, line.line() > lines.getFirst().line())));
            }
            case ListBlock nested -> items(nested, depth + 1, items, others);
            default -> others.add(child);
          }
        }
      }
    }
  }

  private void table(TableBlock block) {
    List<Text> header = new ArrayList<>();
    List<List<Text>> rows = new ArrayList<>();
    List<Integer> surplus = new ArrayList<>();
    for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<Text> cells = cells(row);
        if (part instanceof TableHead) {
          header.addAll(cells);
        } else {
          rows.add(cells);
          if (hasMore(row)) {
            surplus.add(Inlines.line(row));
          }
        }
      }
    }
    blocks.add(new Table(outline.here(), Inlines.line(block), header, rows, surplus));
  }

  private static List<Text> cells(Node row) {
    List<Text> cells = new ArrayList<>();
    int line = Inlines.line(row);
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      Text text = Inlines.text(cell);
      int column = cell instanceof TableCell && text.line() == line ? text.column() : 1;
      cells.add(new Text(text.plain(), text.links(), text.bold(), line, column));
    }
    return cells;
  }

  /** Behind the bar that ends the last cell there is something left of the row. */
  private boolean hasMore(Node row) {
    Node last = row.getLastChild();
    if (last == null || last.getSourceSpans().isEmpty() || row.getSourceSpans().isEmpty()) {
      return false;
    }
    String source = lines[Inlines.line(row) - 1];
    String rest = source.substring(Math.min(source.length(), end(last))).strip();
    return rest.startsWith("|") && rest.length() > 1;
  }

  private static int end(Node node) {
    SourceSpan span = node.getSourceSpans().getLast();
    return span.getColumnIndex() + span.getLength();
  }
}
