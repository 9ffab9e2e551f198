package dev.portolan.intake;

import java.util.Optional;

/**
 * A namespace, as far as its allocations are concerned.
 *
 * @param environment the value of its label {@value #ENVIRONMENT_LABEL}
 * @param house what the policies say there
 */
public record Place(String namespace, Optional<String> environment, House house) {

  /** The label by which a namespace says which environment it is. */
  public static final String ENVIRONMENT_LABEL = "portolan.dev/environment";
}
