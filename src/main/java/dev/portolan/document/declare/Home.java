package dev.portolan.document.declare;

import java.util.Optional;

/**
 * Where a port is declared.
 *
 * @param environment the namespace's label; nothing: it has none
 * @param allocation the name of its PortAllocation
 */
record Home(String namespace, Optional<String> environment, String allocation) {}
