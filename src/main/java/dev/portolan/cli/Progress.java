package dev.portolan.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Tells who waits at a terminal how far a long verb has come, on one line that is wiped when it is
 * over; elsewhere nothing.
 */
final class Progress implements AutoCloseable {

  /** Files of manifests between two words; fewer are over before anybody wonders. */
  private static final int MANIFESTS = 500;

  /** The same of documents, which take longer. */
  private static final int DOCUMENTS = 10;

  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean watched;
  private final int step;
  private int files;
  private boolean said;

  private Progress(CommandLine command, int step) {
    this.err = command.getErr();
    this.watched = Terminals.of(command).err();
    this.step = step;
  }

  /** Of reading manifests, or a cluster. */
  static Progress of(CommandLine command) {
    return new Progress(command, MANIFESTS);
  }

  /** Of reading documents. */
  static Progress ofDocuments(CommandLine command) {
    return new Progress(command, DOCUMENTS);
  }

  /** One more file has been read; of many that are read at once, too. */
  synchronized void read() {
    files++;
    if (files % step == 0) {
      say(files + " files read");
    }
  }

  /** All of them have been. */
  void check() {
    if (files >= step) {
      say("checking " + files + " files");
    }
  }

  /** What is being done now. */
  void say(String what) {
    if (watched) {
      err.print(WIPE + what);
      err.flush();
      said = true;
    }
  }

  @Override
  public void close() {
    if (said) {
      say("");
    }
  }
}
