package dev.portolan.controlplane;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder to be the whole PATH of a process, so that a test knows what a machine has. */
record Toolbox(Path folder) {
  private static final String USUAL =
      "awk base64 basename bash cat chmod cmp cp curl cut dirname env flock grep gzip head id ls"
          + " mkdir mkfifo mktemp mv nice od ps rm sed sha256sum shasum sleep tail tar tr uname";

  /** What every machine has; neither Go nor kubectl. */
  static Toolbox usual(Path folder) {
    Toolbox toolbox = new Toolbox(folder);
    Stream.of(USUAL.split(" ")).flatMap(name -> find(name).stream()).forEach(toolbox::link);
    return toolbox;
  }

  void link(Path program) {
    try {
      Files.createSymbolicLink(folder.resolve(program.getFileName()), program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> find(String command) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(place -> Path.of(place, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Adds a shell script under the name, in the place of what has it. */
  Path add(String name, String shellScript) {
    Path file = folder.resolve(name);
    try {
      Files.deleteIfExists(file);
      Files.writeString(file, "#!/bin/sh\n" + shellScript);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!file.toFile().setExecutable(true)) {
      throw new IllegalStateException(file + " cannot be made executable");
    }
    return file;
  }
}
