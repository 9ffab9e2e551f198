package dev.portolan.controlplane;

import dev.portolan.controlplane.Availability.NotToBeHad;
import dev.portolan.controlplane.Availability.Running;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one control plane of this JVM: started by the first test that asks, stopped when the JVM
 * ends.
 *
 * <p>Quarkus loads test classes by loaders of its own, so that statics exist several times: what
 * all must know is kept in system properties.
 */
final class SharedControlPlane {
  private static final String FOLDER = "portolan.control-plane.folder";
  private static final String REASON = "portolan.control-plane.not-to-be-had";
  private static final int NOT_TO_BE_HAD = 3;

  private SharedControlPlane() {}

  /** Starts it when it does not run yet. */
  static synchronized Availability availability() {
    return known().orElseGet(SharedControlPlane::start);
  }

  /** The running one; fails when there can be none. */
  static ControlPlane get() {
    return switch (availability()) {
      case Running running -> Connection.of(running.folder());
      case NotToBeHad lack -> throw new IllegalStateException(lack.reason());
    };
  }

  private static Optional<Availability> known() {
    Optional<Availability> running =
        Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).map(Running::new);
    return running.or(() -> Optional.ofNullable(System.getProperty(REASON)).map(NotToBeHad::new));
  }

  private static Availability start() {
    Path folder = Folders.create();
    Script.Running script = ControlPlane.launch(Script.plain(), folder);
    if (script.nextLine().isPresent()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(script, folder)));
      System.setProperty(FOLDER, folder.toString());
      return new Running(folder);
    }
    if (script.exitStatus() != NOT_TO_BE_HAD) {
      throw new IllegalStateException("the control plane does not start: " + script.messages());
    }
    System.setProperty(REASON, script.messages());
    return new NotToBeHad(script.messages());
  }

  private static void stop(Script.Running script, Path folder) {
    script.process().destroy();
    script.exitStatus();
    Folders.delete(folder);
  }

  /** One per class loader. */
  private static final class Connection {
    private static Optional<ControlPlane> connected = Optional.empty();

    static synchronized ControlPlane of(Path folder) {
      ControlPlane controlPlane = connected.orElseGet(() -> new ControlPlane(folder));
      connected = Optional.of(controlPlane);
      return controlPlane;
    }
  }
}
