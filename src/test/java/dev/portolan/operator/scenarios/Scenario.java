package dev.portolan.operator.scenarios;

import java.util.List;
import java.util.Optional;

/**
 * A story of users, admins and ports, and how the world must look in the end.
 *
 * @param name a sentence, of which there is one only
 * @param given the world as it is before the story begins
 * @param stages each begins when the one before it looks as it must
 */
public record Scenario(String name, Optional<Stage> given, List<Stage> stages) {
  public Scenario {
    stages = List.copyOf(stages);
  }

  @Override
  public String toString() {
    return name;
  }
}
