// Asks Cyclonus' matcher what NetworkPolicies allow: one world a line on stdin, one line of 0 and 1 each on stdout.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/mattfenwick/cyclonus/pkg/matcher"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
)

// End is one side of a connection; one without a namespace is outside of the cluster.
type End struct {
	Namespace       string            `json:"namespace"`
	NamespaceLabels map[string]string `json:"namespaceLabels"`
	Labels          map[string]string `json:"labels"`
	IP              string            `json:"ip"`
}

// Question is one connection; PortName is what the destination calls the port, if anything.
type Question struct {
	Source      End           `json:"source"`
	Destination End           `json:"destination"`
	Port        int           `json:"port"`
	PortName    string        `json:"portName"`
	Protocol    core.Protocol `json:"protocol"`
}

// World is a set of policies and what to ask about them.
type World struct {
	Policies  []*networking.NetworkPolicy `json:"policies"`
	Questions []Question                  `json:"questions"`
}

func peer(end End) *matcher.TrafficPeer {
	if end.Namespace == "" {
		return &matcher.TrafficPeer{IP: end.IP}
	}
	return &matcher.TrafficPeer{IP: end.IP, Internal: &matcher.InternalPeer{
		PodLabels: end.Labels, NamespaceLabels: end.NamespaceLabels, Namespace: end.Namespace}}
}

func answer(world World) string {
	policy := matcher.BuildNetworkPolicies(false, world.Policies)
	var line strings.Builder
	for _, q := range world.Questions {
		allowed := policy.IsTrafficAllowed(&matcher.Traffic{
			Source: peer(q.Source), Destination: peer(q.Destination),
			ResolvedPort: q.Port, ResolvedPortName: q.PortName, Protocol: q.Protocol}).IsAllowed()
		if allowed {
			line.WriteByte('1')
		} else {
			line.WriteByte('0')
		}
	}
	return line.String()
}

func main() {
	worlds := bufio.NewScanner(os.Stdin)
	worlds.Buffer(make([]byte, 1<<20), 1<<28)
	for worlds.Scan() {
		var world World
		if err := json.Unmarshal(worlds.Bytes(), &world); err != nil {
			log.Fatal(err)
		}
		fmt.Println(answer(world))
	}
	if err := worlds.Err(); err != nil {
		log.Fatal(err)
	}
}
