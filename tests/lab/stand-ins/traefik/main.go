// traefik stands in for Traefik where no registry is reachable. It reads the same files and plays Traefik's part as far
// as the wizard and a visitor can see it: entrypoints, routers, TLS options, the wizard's own plugin, the API, ping.
// What it was written after is what a real Traefik 3.7 was seen to do; it is no proxy to put anything else behind.
package main

import (
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

const version = "3.7.13"

func main() {
	command, file := "", ""
	for _, argument := range os.Args[1:] {
		name, value, _ := strings.Cut(strings.TrimLeft(argument, "-"), "=")
		switch {
		case !strings.HasPrefix(argument, "-"):
			command = argument
		case strings.EqualFold(name, "configFile"):
			file = value
		default:
			fail(fmt.Errorf("failed to decode configuration from flags: field not found, node: %s", name))
		}
	}
	if command == "version" {
		fmt.Printf("Version:      %s\n", version)
		return
	}
	configuration, err := readStatic(file)
	if err != nil {
		fail(err)
	}
	switch command {
	case "":
		run(configuration)
	case "healthcheck":
		healthcheck(configuration)
	default:
		fail(fmt.Errorf("command not found: %s", command))
	}
}

func run(configuration *static) {
	logs := newLogger(configuration.Log.Level)
	if err := configuration.checkPlugins(); err != nil {
		logs.error("Plugins are disabled because an error has occurred.", "error", err)
		if configuration.Experimental.AbortOnPluginFailure {
			fail(fmt.Errorf("plugin: failed to create plugin builder: %w", err))
		}
		configuration.Experimental.LocalPlugins = nil
	}
	server := &server{static: configuration, logs: logs, docker: newDocker(configuration.Providers.Docker.Endpoint)}
	if err := server.load(); err != nil {
		logs.error("Cannot start the provider *file.Provider", "error", err)
	}
	if err := server.listen(); err != nil {
		fail(err)
	}
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT)
	logs.info("Traefik version " + version + " (stand-in)")
	for received := range signals {
		if received != syscall.SIGHUP {
			return
		}
		if err := server.load(); err != nil {
			logs.error("Error while building configuration", "error", err, "providerName", "file")
		}
	}
}

func healthcheck(configuration *static) {
	if configuration.Ping == nil {
		fmt.Println("Error calling healthcheck: please enable `ping` to use health check")
		os.Exit(1)
	}
	entry, ok := configuration.EntryPoints[configuration.pingEntryPoint()]
	if !ok {
		fmt.Printf("Error calling healthcheck: ping: missing %s entry point\n", configuration.pingEntryPoint())
		os.Exit(1)
	}
	response, err := http.Head("http://" + entry.address() + "/ping")
	if err != nil {
		fmt.Printf("Error calling healthcheck: %s\n", err)
		os.Exit(1)
	}
	if response.StatusCode != http.StatusOK {
		fmt.Printf("Bad healthcheck status: %s\n", response.Status)
		os.Exit(1)
	}
	fmt.Printf("OK: %s\n", response.Request.URL)
}

func fail(err error) {
	newLogger("error").error("Command error", "error", fmt.Errorf("command traefik error: %w", err))
	os.Exit(1)
}
