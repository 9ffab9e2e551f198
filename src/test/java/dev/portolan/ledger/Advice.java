package dev.portolan.ledger;

import java.util.Optional;

/** A user who puts the offered number where the refused one stood. */
final class Advice {

  private Advice() {}

  static void take(Harbour harbour, Verdict verdict, int number) {
    ClaimId id = verdict.claim().id();
    harbour.declarations.computeIfPresent(
        id.namespace() + "/" + id.allocation(),
        (path, declaration) ->
            declaration.map(
                line ->
                    id.path().equals(line.service() + "/" + line.port())
                        ? line.with(turned(line.wish(), verdict, number))
                        : line));
  }

  private static Wish turned(Wish wish, Verdict verdict, int number) {
    Key key = refused(verdict).orElseThrow();
    if (key instanceof Key.OnNode) {
      return wish.withNodePort(Optional.of(new Wish.NodePort(number, true)));
    }
    return key instanceof Key.OnHost && wish.hostPort().filter(h -> h == key.number()).isPresent()
        ? wish.withHostPort(Optional.of(number))
        : wish.withPort(number);
  }

  private static Optional<Key> refused(Verdict verdict) {
    Objection first =
        switch (verdict) {
          case Verdict.Refused refused -> refused.refusal().first();
          case Verdict.Kept kept -> kept.refusal().first();
          case Verdict.Granted granted -> throw new IllegalArgumentException("granted");
          case Verdict.Absent absent -> throw new IllegalArgumentException("absent");
        };
    return switch (first) {
      case Objection.Conflict conflict -> Optional.of(conflict.key());
      case Objection.Denial denial -> denial.key();
    };
  }
}
