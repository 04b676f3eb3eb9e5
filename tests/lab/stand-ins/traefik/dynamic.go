package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"gopkg.in/yaml.v3"
)

// dynamic is the file provider's configuration, as far as it is played here.
type dynamic struct {
	HTTP struct {
		Routers     map[string]*router
		Services    map[string]*service
		Middlewares map[string]map[string]interface{}
		// Accepted and not played: what they change cannot be seen from outside.
		ServersTransports map[string]interface{} `yaml:"serversTransports"`
	} `yaml:"http"`
	TCP struct {
		Routers           map[string]*router
		Services          map[string]*service
		Middlewares       map[string]map[string]interface{}
		ServersTransports map[string]interface{} `yaml:"serversTransports"`
	} `yaml:"tcp"`
	UDP map[string]interface{} `yaml:"udp"`
	TLS struct {
		Options      map[string]*tlsOptions
		Stores       map[string]interface{}
		Certificates []interface{}
	} `yaml:"tls"`
}

type router struct {
	EntryPoints   []string               `yaml:"entryPoints" json:"entryPoints"`
	Middlewares   []string               `yaml:"middlewares" json:"middlewares,omitempty"`
	Service       string                 `yaml:"service" json:"service"`
	Rule          string                 `yaml:"rule" json:"rule"`
	RuleSyntax    string                 `yaml:"ruleSyntax" json:"ruleSyntax,omitempty"`
	Priority      int                    `yaml:"priority" json:"priority,omitempty"`
	TLS           *routerTLS             `yaml:"tls" json:"tls,omitempty"`
	Observability map[string]interface{} `yaml:"observability" json:"-"`
}

type routerTLS struct {
	Options      string        `yaml:"options" json:"options,omitempty"`
	Passthrough  bool          `yaml:"passthrough" json:"passthrough,omitempty"`
	CertResolver string        `yaml:"certResolver" json:"certResolver,omitempty"`
	Domains      []interface{} `yaml:"domains" json:"domains,omitempty"`
}

type service struct {
	LoadBalancer struct {
		Servers []struct {
			URL     string
			Address string
			Rest    map[string]interface{} `yaml:",inline"`
		}
		Rest map[string]interface{} `yaml:",inline"`
	} `yaml:"loadBalancer"`
}

type tlsOptions struct {
	MinVersion            string `yaml:"minVersion"`
	DisableSessionTickets bool   `yaml:"disableSessionTickets"`
	ClientAuth            struct {
		CAFiles        []string `yaml:"caFiles"`
		ClientAuthType string   `yaml:"clientAuthType"`
	} `yaml:"clientAuth"`
	Rest map[string]interface{} `yaml:",inline"`
}

// Traefik refuses the whole file for any of these, and keeps what it had.
func readDynamic(file string) (*dynamic, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(text, []byte("{{")) {
		return nil, fmt.Errorf("%s: template: :1: a Go template where none should be", file)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if err := checkShape(&document, ""); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	result := &dynamic{}
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	decoder.KnownFields(true)
	if err := decoder.Decode(result); err != nil && len(document.Content) > 0 {
		return nil, fmt.Errorf("%s: field not found: %w", file, err)
	}
	return result, nil
}

func checkShape(node *yaml.Node, path string) error {
	for i, child := range node.Content {
		childPath := path
		if node.Kind == yaml.MappingNode {
			if i%2 == 0 {
				continue
			}
			childPath = strings.TrimPrefix(path+"."+node.Content[i-1].Value, ".")
			if err := checkValue(child, childPath); err != nil {
				return err
			}
		}
		if err := checkShape(child, childPath); err != nil {
			return err
		}
	}
	return nil
}

func checkValue(node *yaml.Node, path string) error {
	parts := strings.Split(path, ".")
	name := parts[len(parts)-1]
	switch {
	case node.Kind == yaml.MappingNode && len(node.Content) == 0 && name != "tls" && name != "compress" && name != "loadBalancer":
		return fmt.Errorf("%s cannot be a standalone element (type map)", path)
	case node.Kind == yaml.ScalarNode && node.Tag == "!!null" && (strings.Contains(path, ".plugin.") || strings.Contains(path, "customRe")):
		return fmt.Errorf("%s has no value", path)
	case isBoolean(name) && node.Kind == yaml.ScalarNode && node.Value != "true" && node.Value != "false":
		return errors.New(path + `: strconv.ParseBool: parsing "` + node.Value + `": invalid syntax`)
	}
	return nil
}

func isBoolean(name string) bool {
	return name == "passthrough" || name == "allowAll" || name == "permanent" || name == "removeHeader" || name == "passHostHeader" || name == "disableSessionTickets"
}
