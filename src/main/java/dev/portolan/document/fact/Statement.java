package dev.portolan.document.fact;

import dev.portolan.document.export.Literal;
import dev.portolan.document.word.Speech;
import java.util.List;
import java.util.Optional;

/**
 * What one line says about one number, before it is known whether another line says it too.
 *
 * @param title the service as it is written
 * @param role what the number is for, where that is said beside the name
 * @param group the line above it in a tree
 * @param absent there is no such port there
 * @param risk what the document says about conflicts
 */
public record Statement(
    Spot spot,
    Form form,
    String title,
    Naming naming,
    Optional<String> role,
    Numbers numbers,
    Speech speech,
    Where where,
    Optional<String> category,
    Optional<String> description,
    Optional<String> group,
    boolean absent,
    Optional<String> risk,
    Extras extras) {

  /** A place in the document; line and column count from 1. */
  public record Spot(int line, int column, int block) {}

  /** What kind of block it stands in. */
  public enum Form {
    TABLE,
    LIST,
    TREE,
    ADDRESS
  }

  /** Where the title comes from. */
  public enum Naming {
    /** The line itself. */
    OWN,
    /** The heading above a table without names. */
    HEADING,
    /** One of several: Instance 1. */
    INSTANCE,
    /** What a balancer hands on to. */
    TARGET,
    /** The balancer itself, by its heading. */
    FRONT
  }

  /**
   * What few statements have.
   *
   * @param literal the resource's own words, which only an export of ours has
   * @param front the balancer's heading above a line that may hand on to something
   * @param path the part of the number's server that the row is about, where it tells one
   * @param beside what stands in the row's columns of unknown header: perhaps another name of it
   */
  public record Extras(
      Optional<Literal> literal,
      Optional<String> front,
      Optional<String> path,
      List<String> beside) {
    public static final Extras NONE =
        new Extras(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Extras {
      beside = List.copyOf(beside);
    }
  }

  public int line() {
    return spot.line();
  }

  public Statement with(Where other) {
    return with(title, naming, role, speech, other);
  }

  public Statement with(Speech other) {
    return with(title, naming, role, other, where);
  }

  public Statement named(String other, Naming by, Optional<String> otherRole) {
    return with(other, by, otherRole, speech, where);
  }

  private Statement with(
      String newTitle, Naming newNaming, Optional<String> newRole, Speech newSpeech, Where place) {
    return new Statement(
        spot,
        form,
        newTitle,
        newNaming,
        newRole,
        numbers,
        newSpeech,
        place,
        category,
        description,
        group,
        absent,
        risk,
        extras);
  }
}
