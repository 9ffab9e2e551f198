package dev.portolan.cli;

/** An allocation that nobody objects to. */
final class Shop {

  static final String YAML =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: shop, namespace: apps}
      spec: {services: [{name: web, selector: {app: web}, ports: [{name: http, port: 8080}]}]}
      """;

  private Shop() {}
}
