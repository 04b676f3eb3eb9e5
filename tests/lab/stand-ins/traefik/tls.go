package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"os"
	"time"
)

var clientAuthTypes = map[string]tls.ClientAuthType{
	"":                           tls.NoClientCert,
	"NoClientCert":               tls.NoClientCert,
	"RequestClientCert":          tls.RequestClientCert,
	"RequireAnyClientCert":       tls.RequireAnyClientCert,
	"VerifyClientCertIfGiven":    tls.VerifyClientCertIfGiven,
	"RequireAndVerifyClientCert": tls.RequireAndVerifyClientCert,
}

var tlsVersions = map[string]uint16{"": tls.VersionTLS12, "VersionTLS12": tls.VersionTLS12, "VersionTLS13": tls.VersionTLS13}

func (b *built) buildTLS() {
	certificate, err := defaultCertificate()
	if err != nil {
		b.logs.error("Unable to generate the default certificate", "error", err)
	}
	b.tls = map[string]*tls.Config{"default": newTLS(certificate)}
	for name, options := range b.source.TLS.Options {
		config := newTLS(certificate)
		if options != nil {
			err = options.apply(config)
		}
		if err != nil {
			b.logs.error("", "error", err, "tlsOptions", name)
			delete(b.tls, name)
			continue
		}
		b.tls[name] = config
	}
}

func newTLS(certificate tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{certificate}, NextProtos: []string{"h2", "http/1.1"}, MinVersion: tls.VersionTLS12}
}

func (o *tlsOptions) apply(config *tls.Config) error {
	auth, ok := clientAuthTypes[o.ClientAuth.ClientAuthType]
	if !ok {
		return fmt.Errorf("unknown client auth type %q", o.ClientAuth.ClientAuthType)
	}
	config.ClientAuth = auth
	config.SessionTicketsDisabled = o.DisableSessionTickets
	if config.MinVersion, ok = tlsVersions[o.MinVersion]; !ok {
		return fmt.Errorf("invalid TLS minimum version: %s", o.MinVersion)
	}
	if len(o.ClientAuth.CAFiles) == 0 {
		return nil
	}
	config.ClientCAs = x509.NewCertPool()
	for _, file := range o.ClientAuth.CAFiles {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if !config.ClientCAs.AppendCertsFromPEM(text) {
			return fmt.Errorf("invalid certificate(s) content in %s", file)
		}
	}
	return nil
}

func defaultCertificate() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()),
		Subject:      pkix.Name{CommonName: "TRAEFIK DEFAULT CERT"},
		DNSNames:     []string{"stand-in.traefik.default"},
		NotBefore:    time.Now().Add(-time.Hour),
		NotAfter:     time.Now().AddDate(1, 0, 0),
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, err
}
