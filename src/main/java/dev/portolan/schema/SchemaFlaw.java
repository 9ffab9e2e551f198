package dev.portolan.schema;

import dev.portolan.yaml.Position;

/**
 * Why the API server would refuse a document.
 *
 * @param path the field, such as {@code spec.services[0].ports[1].port}
 * @param message what is wrong and what to do
 */
public record SchemaFlaw(Position position, String path, Kind kind, String message) {

  /** In what way a document is wrong. */
  public enum Kind {
    UnknownField,
    MissingField,
    WrongType,
    WrongValue,
    TooMuch,
    DuplicateEntry,
    RuleBroken
  }
}
