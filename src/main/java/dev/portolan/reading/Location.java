package dev.portolan.reading;

import dev.portolan.yaml.Position;
import java.util.Comparator;

/** A place in a file. */
public record Location(String file, Position position) implements Comparable<Location> {

  private static final Comparator<Location> ORDER =
      Comparator.comparing(Location::file).thenComparing(Location::position);

  @Override
  public int compareTo(Location other) {
    return ORDER.compare(this, other);
  }

  /** As compilers write it: file, line, column. */
  @Override
  public String toString() {
    return file + ":" + position.line() + ":" + position.column();
  }
}
