package dev.portolan.operator.faults;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.IntSupplier;

/** How many writes each scenario has without a fault, kept in a file. */
final class Rehearsals {
  private final Path file;
  private final Properties writes = new Properties();

  private Rehearsals(Path file) {
    this.file = file;
  }

  /** Those of a file, which need not be there yet. */
  static Rehearsals in(Path file) {
    Rehearsals rehearsals = new Rehearsals(file);
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        rehearsals.writes.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return rehearsals;
  }

  /** How many a scenario has; it is rehearsed when that is not known. */
  int writes(String scenario, IntSupplier rehearse) {
    String known = writes.getProperty(scenario);
    if (known != null) {
      return Integer.parseInt(known);
    }
    int seen = rehearse.getAsInt();
    writes.setProperty(scenario, Integer.toString(seen));
    save();
    return seen;
  }

  private void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (Writer writer = Files.newBufferedWriter(file)) {
        writes.store(writer, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
