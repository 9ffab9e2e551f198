package dev.portolan.document.markdown;

import java.util.List;

/** One piece of a document, in its section. */
public sealed interface Block {

  Section section();

  /** The line it begins with, counted from 1. */
  int line();

  /**
   * A table.
   *
   * @param surplus lines with more cells than the table has columns: what is behind them is lost to
   *     every Markdown reader
   */
  record Table(
      Section section, int line, List<Text> header, List<List<Text>> rows, List<Integer> surplus)
      implements Block {
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
      surplus = List.copyOf(surplus);
    }
  }

  /** A list, with its items' depth; or the lines of a fence without a language. */
  record Listing(Section section, int line, Kind kind, List<Item> items) implements Block {
    public Listing {
      items = List.copyOf(items);
    }
  }

  /** What a listing is made of. */
  enum Kind {
    /** Items with bullets or numbers. */
    LIST,
    /** Lines of a fence. */
    LINES,
    /** Lines of a fence with branches before them. */
    TREE
  }

  /**
   * One line of a listing.
   *
   * @param depth 0 is the outermost
   * @param continued whether it goes on with the item that the line above begins
   */
  record Item(int depth, Text text, boolean continued) {

    /** A line that begins an item. */
    public Item(int depth, Text text) {
      this(depth, text, false);
    }
  }

  /** Running text, line by line. */
  record Paragraph(Section section, int line, List<Text> lines) implements Block {
    public Paragraph {
      lines = List.copyOf(lines);
    }
  }

  /** Text of a fence that is not read, line by line. */
  record Code(Section section, int line, Why why, List<Text> lines) implements Block {
    public Code {
      lines = List.copyOf(lines);
    }
  }

  /** Why a fence is not read. */
  enum Why {
    PROGRAM("program text shows what somebody does with ports; it allocates none"),
    DRAWING("a drawing shows what is stated elsewhere");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** A heading. */
  record Title(Section section, int line, Section.Heading heading) implements Block {}
}
