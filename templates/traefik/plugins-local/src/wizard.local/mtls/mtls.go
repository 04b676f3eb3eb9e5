// Package mtls is a Traefik middleware that decides which verified client certificates may enter, and tells the
// service behind it who did. Traefik interprets it with yaegi: it uses Go's standard library only.
package mtls

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// Config is what the dynamic configuration says of one middleware.
type Config struct {
	// Allow lists the names that may enter; a * as the whole first label stands for exactly one label.
	Allow []string `json:"allow,omitempty"`
	// Deny lists names that may not enter, whatever admits them: neither as the common name nor as another DNS name.
	Deny []string `json:"deny,omitempty"`
	// AllowAll lets in every certificate of an allowed provisioner but the denied; Allow must be empty then.
	AllowAll bool `json:"allowAll,omitempty"`
	// Provisioners are the names of the JWK provisioners of Step-CA whose certificates may enter.
	Provisioners []string `json:"provisioners,omitempty"`
}

// CreateConfig is called by Traefik before it fills in the configuration.
func CreateConfig() *Config {
	return &Config{}
}

type middleware struct {
	next         http.Handler
	gate         *gate
	provisioners map[string]bool
	now          func() time.Time
}

// New makes the middleware. A panic here would stop every later configuration of Traefik, so it becomes an error,
// which closes only the routers that use this middleware.
func New(_ context.Context, next http.Handler, config *Config, name string) (handler http.Handler, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			handler, err = nil, fmt.Errorf("%s: %v", name, fault)
		}
	}()
	if next == nil || config == nil {
		return nil, fmt.Errorf("%s: nothing to protect or no configuration", name)
	}
	gate, err := newGate(config)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	provisioners, err := newProvisioners(config.Provisioners)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &middleware{next: next, gate: gate, provisioners: provisioners, now: time.Now}, nil
}

// ServeHTTP answers 403, or hands the request on with the name of the client in its headers.
func (m *middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	removeIdentity(r.Header)
	certificate, err := verifiedLeaf(r, m.now())
	if err == nil {
		err = m.judge(certificate)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusForbidden)
		return
	}
	setIdentity(r.Header, certificate.Subject.CommonName)
	m.next.ServeHTTP(w, r)
}

func (m *middleware) judge(certificate *x509.Certificate) error {
	if !isForClients(certificate) {
		return errors.New("The certificate is not for client authentication")
	}
	if !m.provisioners[provisionerOf(certificate)] {
		return errors.New("The certificate comes from no allowed provisioner")
	}
	if !m.gate.admits(certificate) {
		return errors.New("No matching DNS names")
	}
	return nil
}
