package dev.portolan.plan;

import dev.portolan.ledger.Claim;
import dev.portolan.ledger.Wish;
import java.util.Optional;

/**
 * What becomes of one port.
 *
 * @param wished what was asked for before; empty where it was not declared
 * @param was how it stood before; empty where it was not declared
 * @param becomes how it stands afterwards; empty where it is declared no more
 * @param sentence why it does not get what it asks for; empty where it does
 */
public record PortChange(
    Claim claim,
    Optional<Wish> wished,
    Optional<Standing> was,
    Optional<Standing> becomes,
    String sentence) {

  /** How a port stands. */
  public enum Standing {
    Granted,
    Kept,
    Conflicted,
    Denied,
    Contested,
    Absent
  }

  /** Whether it is there neither before nor afterwards, whatever else is said of it. */
  boolean nowhere() {
    return !isThere(was) && !isThere(becomes);
  }

  /** Whether it comes: nothing was asked for before, as where an environment does without it. */
  boolean comes() {
    return !isThere(was);
  }

  /** Whether it goes, from the declaration or from this environment. */
  boolean goes() {
    return !isThere(becomes);
  }

  private static boolean isThere(Optional<Standing> standing) {
    return standing.filter(found -> found != Standing.Absent).isPresent();
  }

  /** Whether it does not get what it asks for. */
  public boolean refused() {
    return becomes
        .filter(
            standing ->
                switch (standing) {
                  case Kept, Conflicted, Denied, Contested -> true;
                  case Granted, Absent -> false;
                })
        .isPresent();
  }
}
