package dev.portolan.controlplane;

import java.nio.file.Path;

/** Whether tests can have a control plane on this machine. */
sealed interface Availability {
  /** It runs, and has its files in the folder. */
  record Running(Path folder) implements Availability {}

  /** It cannot run here, for the reason the script gave. */
  record NotToBeHad(String reason) implements Availability {}
}
