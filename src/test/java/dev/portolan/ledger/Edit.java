package dev.portolan.ledger;

import java.util.List;

/**
 * One thing that happens to a harbour. Every combination of numbers means something, so that jqwik
 * can make and shrink them freely.
 */
record Edit(Act act, int who, int which, int number, int how) {

  static final List<String> PATHS =
      List.of("apps/a", "apps/b", "shop/a", "shop/c", "base/d", "apps/e");

  enum Act {
    Declare,
    Move,
    Swap,
    Expose,
    Rename,
    RenameService,
    NodePort,
    HostPort,
    FlipProtocol,
    Drop,
    Add,
    Setting,
    Reserve,
    Unreserve,
    Revert,
    Delete,
    Recreate,
    Policy,
    Share,
    Stranger,
    NoStranger,
    LoseLease,
    LoseAllLeases,
    Later,
    Run,
    Rest;

    /** Whether a tenant does it to an allocation. */
    boolean byTenant() {
      return compareTo(Policy) < 0;
    }
  }

  String path() {
    return PATHS.get(who % PATHS.size());
  }
}
