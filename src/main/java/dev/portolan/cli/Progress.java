package dev.portolan.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Tells who waits at a terminal how far a long verb has come, on one line that is wiped when it is
 * over; elsewhere nothing.
 */
final class Progress implements AutoCloseable {

  /** Files between two words; fewer files are over before anybody wonders. */
  private static final int STEP = 500;

  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean watched;
  private int files;

  private Progress(PrintWriter err, boolean watched) {
    this.err = err;
    this.watched = watched;
  }

  /** That of whoever called. */
  static Progress of(CommandLine command) {
    return new Progress(command.getErr(), command.getColorScheme().ansi().enabled());
  }

  /** One more file has been read. */
  void read() {
    files++;
    if (files % STEP == 0) {
      say(files + " files read");
    }
  }

  /** All of them have been. */
  void check() {
    if (files >= STEP) {
      say("checking " + files + " files");
    }
  }

  private void say(String what) {
    if (watched) {
      err.print(WIPE + what);
      err.flush();
    }
  }

  @Override
  public void close() {
    if (files >= STEP) {
      say("");
    }
  }
}
