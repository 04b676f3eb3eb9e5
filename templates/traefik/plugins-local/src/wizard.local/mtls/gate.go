package mtls

import (
	"crypto/x509"
	"errors"
	"strings"
)

// gate knows who may enter: whose common name is allowed, and none of whose names is denied.
type gate struct {
	all     bool
	allowed *names
	denied  *names
}

func newGate(config *Config) (*gate, error) {
	if config.AllowAll && len(config.Allow) > 0 {
		return nil, errors.New("allowAll together with a list of allowed names: choose one")
	}
	// a list of denied names alone is an answer: nobody enters
	if !config.AllowAll && len(config.Allow) == 0 && len(config.Deny) == 0 {
		return nil, errors.New("the list of allowed names is empty and allowAll is not set")
	}
	allowed, err := newNames(config.Allow)
	if err != nil {
		return nil, err
	}
	denied, err := newNames(config.Deny)
	if err != nil {
		return nil, err
	}
	return &gate{all: config.AllowAll, allowed: allowed, denied: denied}, nil
}

// admits looks at every name of the certificate for a denied one: its owner must not enter under another of its names.
func (g *gate) admits(certificate *x509.Certificate) bool {
	name := certificate.Subject.CommonName
	if !isAmong(certificate.DNSNames, name) || !g.allows(name) || g.denies(name) {
		return false
	}
	for _, other := range certificate.DNSNames {
		if g.denies(other) {
			return false
		}
	}
	return true
}

func (g *gate) allows(name string) bool {
	lower := strings.ToLower(name)
	// a letter beyond ASCII that becomes one of a to z (the Kelvin sign) is shorter then
	if len(lower) != len(name) || !hostName.MatchString(lower) {
		return false
	}
	return g.all || g.allowed.contain(lower)
}

// denies reads a name as widely as anybody might: in any case, with a last dot, and with a * for all that it covers.
func (g *gate) denies(name string) bool {
	name = strings.TrimRight(strings.ToLower(name), ".")
	label, parent := split(name)
	if strings.Contains(label, "*") {
		return g.denied.below[parent]
	}
	return g.denied.contain(name)
}

func isAmong(names []string, name string) bool {
	for _, candidate := range names {
		if strings.EqualFold(candidate, name) {
			return true
		}
	}
	return false
}
