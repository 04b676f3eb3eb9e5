package main

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

const oneRouter = "http: {routers: {a: {rule: Host(`a`), service: a@docker}}}"

func read(t *testing.T, text string) (*dynamic, error) {
	file := filepath.Join(t.TempDir(), "dynamic.yml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return readDynamic(file)
}

func Test_A_dynamic_file_that_Traefik_takes_is_taken(t *testing.T) {
	for _, text := range []string{"", oneRouter, "tls: {options: {a: {minVersion: VersionTLS12, sniStrict: true}}}",
		"http: {services: {a: {loadBalancer: {passHostHeader: true, servers: [{url: 'http://a', weight: 1}]}}}}"} {
		if _, err := read(t, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func Test_A_dynamic_file_that_Traefik_refuses_is_refused(t *testing.T) {
	for _, text := range []string{"http: [", "htttp: {}", "http: {}", "http: {routers: {}}", "http: {routers: {a: {rul: x}}}",
		oneRouter + "\n" + oneRouter, "# {{ x }}", "http: {middlewares: {a: {plugin: {mtls: }}}}",
		"tcp: {routers: {a: {rule: x, service: x, tls: {passthrough: yes}}}}"} {
		if _, err := read(t, text); err == nil {
			t.Errorf("%q: want an error", text)
		}
	}
}

func Test_A_rule_matches_what_it_says(t *testing.T) {
	request := &http.Request{Host: "A.example.com:8443", Method: "GET", RemoteAddr: "127.0.0.1:1"}
	var err error
	if request.URL, err = url.Parse("https://a.example.com/api/x"); err != nil {
		t.Fatal(err)
	}
	for rule, wanted := range map[string]bool{
		"Host(`a.example.com`)":                                       true,
		"Host(`b.example.com`)":                                       false,
		"Host(`b.example.com`) || PathPrefix(`/api`)":                 true,
		"Host(`a.example.com`) && !PathPrefix(`/api`)":                false,
		"(Host(`a.example.com`) || Path(`/`)) && ClientIP(`::1/128`)": false,
		"ClientIP(`127.0.0.0/8`) && Method(`GET`)":                    true,
	} {
		parsed, err := parseRule(rule)
		if err != nil || parsed.matches(request) != wanted {
			t.Errorf("%s: want %v (%v)", rule, wanted, err)
		}
	}
}

func Test_A_rule_that_cannot_be_read_is_refused(t *testing.T) {
	for _, rule := range []string{"", "Host", "Host(", "Host(a)", "Host(`a`", "Host(`a`) &&", "Host(`a`) Host(`b`)", "Hosts(`a`)", "!"} {
		if _, err := parseRule(rule); err == nil {
			t.Errorf("%q: want an error", rule)
		}
	}
}
