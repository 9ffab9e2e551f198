package dev.portolan.operator.scenarios;

import java.util.List;

/** What somebody does, one step after the other without waiting, and what must come of it. */
public record Stage(List<Step> steps, Outcome then) {
  public Stage {
    steps = List.copyOf(steps);
  }
}
