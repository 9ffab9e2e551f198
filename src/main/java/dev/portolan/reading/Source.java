package dev.portolan.reading;

/**
 * A text, and where it comes from.
 *
 * @param file its name as the reader of a finding knows it
 * @param named whether somebody named this very text; otherwise it was found in a folder
 */
public record Source(String file, String text, boolean named) {

  /** One that somebody named. */
  public Source(String file, String text) {
    this(file, text, true);
  }
}
