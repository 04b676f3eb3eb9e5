package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gopkg.in/yaml.v3"
)

// static is the part of Traefik's install configuration that is played here. Keys that are not named are skipped: the
// real Traefik knows more of them than this does.
type static struct {
	EntryPoints map[string]*entryPoint `yaml:"entryPoints"`
	Providers   struct {
		Docker struct {
			Endpoint string
		}
		File struct {
			Filename string
		}
	}
	Ping *struct {
		EntryPoint string `yaml:"entryPoint"`
	}
	API  *struct{} `yaml:"api"`
	Core struct {
		StrictTLSOptions bool `yaml:"strictTLSOptions"`
	}
	Log struct {
		Level string
	}
	Experimental struct {
		LocalPlugins map[string]struct {
			ModuleName string `yaml:"moduleName"`
		} `yaml:"localPlugins"`
		AbortOnPluginFailure bool `yaml:"abortOnPluginFailure"`
	}
}

type entryPoint struct {
	Address string
	HTTP    struct {
		Middlewares  []string
		TLS          *routerTLS
		Redirections *struct {
			EntryPoint struct {
				To        string
				Scheme    string
				Permanent *bool
			} `yaml:"entryPoint"`
		}
		AliasHeadersStrategy string `yaml:"aliasHeadersStrategy"`
	}
}

func readStatic(file string) (*static, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	result := &static{}
	if err := yaml.Unmarshal(text, result); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(result.EntryPoints) == 0 {
		result.EntryPoints = map[string]*entryPoint{"http": {Address: ":80"}}
	}
	for name, entry := range result.EntryPoints {
		if entry == nil {
			return nil, fmt.Errorf("%s: entryPoints.%s cannot be a standalone element", file, name)
		}
		switch entry.HTTP.AliasHeadersStrategy {
		case "", "keep", "delete", "reject":
		default:
			return nil, fmt.Errorf("%s: invalid aliasHeadersStrategy %q", file, entry.HTTP.AliasHeadersStrategy)
		}
	}
	return result, nil
}

func (s *static) pingEntryPoint() string {
	if s.Ping.EntryPoint == "" {
		return "traefik"
	}
	return s.Ping.EntryPoint
}

// checkPlugins looks where Traefik looks: below the working directory.
func (s *static) checkPlugins() error {
	for name, plugin := range s.Experimental.LocalPlugins {
		manifest := filepath.Join("plugins-local", "src", filepath.FromSlash(plugin.ModuleName), ".traefik.yml")
		if _, err := os.Stat(manifest); err != nil {
			return fmt.Errorf("failed to open the plugin manifest %s: %w", manifest, err)
		}
		if plugin.ModuleName != "wizard.local/mtls" && plugin.ModuleName != "wizard.local/geoip" {
			return fmt.Errorf("%s: the stand-in knows only the wizard's modules", name)
		}
	}
	return nil
}

func (e *entryPoint) address() string {
	return strings.TrimSuffix(strings.TrimSuffix(e.Address, "/tcp"), "/udp")
}

func (e *entryPoint) isUDP() bool {
	return strings.HasSuffix(e.Address, "/udp")
}
