package dev.portolan;

import dev.portolan.cli.Portolan;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The one program: {@code portolan VERB …}, or the operator when there is no verb. */
@QuarkusMain
public final class Main {

  private Main() {}

  /**
   * Runs a verb without starting Quarkus, and exits with its code; without a verb it is the
   * operator.
   */
  public static void main(String... args) {
    if (args.length > 0) {
      System.exit(Portolan.run(System.out, System.err, args));
    }
    Quarkus.run(args);
  }
}
