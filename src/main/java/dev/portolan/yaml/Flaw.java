package dev.portolan.yaml;

/** Why a text, or a part of it, cannot be read; the message says what to do. */
public record Flaw(Position position, Kind kind, String message) {

  /** How much of the document is lost by it. */
  public enum Kind {
    /** One of two fields of one name is left out. */
    DuplicateKey,
    /** The rest of the text cannot be read. */
    Unreadable
  }

  private static String shortened(String name) {
    return name.length() <= 40 ? name : name.substring(0, 39) + "…";
  }

  /** A field that a mapping has already. */
  static Flaw duplicate(Position second, String name, Position first) {
    return new Flaw(
        second,
        Kind.DuplicateKey,
        "the field %s stands here for the second time, first in line %d: remove one of the two"
            .formatted(shortened(name), first.line()));
  }
}
