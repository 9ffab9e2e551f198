package dev.portolan.operator.faults;

import java.util.ArrayList;
import java.util.List;

/** The writes of one operator after the other, and who decides what becomes of them. */
final class Logbook {
  private final List<Write> writes = new ArrayList<>();
  private Saboteur saboteur = Saboteur.NONE;

  /** From now on this one decides, and writes are counted from 1. */
  synchronized void open(Saboteur next) {
    saboteur = next;
    writes.clear();
  }

  /** The writes since it was opened, whatever became of them. */
  synchronized List<Write> writes() {
    return List.copyOf(writes);
  }

  synchronized Fate enter(String method, String path, String body, Proxy proxy) {
    Write write = new Write(writes.size() + 1, method, path, body);
    writes.add(write);
    return saboteur.fateOf(write, proxy);
  }
}
