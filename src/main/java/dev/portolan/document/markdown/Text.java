package dev.portolan.document.markdown;

import java.util.List;

/**
 * Words without their Markdown marks.
 *
 * @param plain what a person reads; a line feed where the document breaks the line
 * @param links where its links lead
 * @param bold whether all of it is bold
 * @param line counted from 1
 * @param column counted from 1
 */
public record Text(String plain, List<String> links, boolean bold, int line, int column) {

  public Text {
    links = List.copyOf(links);
  }

  /** Words that nothing adorns. */
  public static Text of(String plain, int line, int column) {
    return new Text(plain, List.of(), false, line, column);
  }

  public boolean isEmpty() {
    return plain.isBlank();
  }

  /** The same place with other words. */
  public Text with(String other) {
    return new Text(other, links, bold, line, column);
  }

  /** On one line. */
  public String flat() {
    return plain.replace('\n', ' ').strip();
  }
}
