package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

// docker finds containers by the label that names a service's port. It asks each time: nothing here is kept.
type docker struct {
	client *http.Client
}

func newDocker(endpoint string) *docker {
	path := strings.TrimPrefix(endpoint, "unix://")
	dial := func(context.Context, string, string) (net.Conn, error) { return net.Dial("unix", path) }
	return &docker{&http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DialContext: dial}}}
}

// find gives the addresses of a service; protocol is http or tcp.
func (d *docker) find(protocol, name string) (addresses []string, err error) {
	label := "traefik." + protocol + ".services." + name + ".loadbalancer.server.port"
	response, err := d.client.Get("http://docker/containers/json")
	if err != nil {
		return nil, fmt.Errorf("failed to list containers for docker: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("failed to list containers for docker: %s", response.Status)
	}
	var containers []struct {
		Labels          map[string]string
		NetworkSettings struct {
			Networks map[string]struct{ IPAddress string }
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&containers); err != nil {
		return nil, err
	}
	for _, container := range containers {
		port, ok := container.Labels[label]
		if !ok || container.Labels["traefik.enable"] != "true" {
			continue
		}
		for _, network := range container.NetworkSettings.Networks {
			if network.IPAddress != "" {
				addresses = append(addresses, net.JoinHostPort(network.IPAddress, port))
				break
			}
		}
	}
	if len(addresses) == 0 {
		return nil, fmt.Errorf("the service %q does not exist", name+"@docker")
	}
	return addresses, nil
}
