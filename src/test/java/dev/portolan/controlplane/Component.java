package dev.portolan.controlplane;

/** A process of the control plane that a test may kill. */
public enum Component {
  ETCD("etcd"),
  API_SERVER("apiserver"),
  CONTROLLER_MANAGER("controller-manager");

  private final String scriptName;

  Component(String scriptName) {
    this.scriptName = scriptName;
  }

  String scriptName() {
    return scriptName;
  }
}
