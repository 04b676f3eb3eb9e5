package mtls

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"testing"
	"time"
)

const (
	client = "foo.clients.pi.example.com"
	acme   = 6
)

// authority plays Step-CA: a root that signs clients directly.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

// wish is a certificate to be made; newWish makes it one that may enter.
type wish struct {
	name       string
	sans       []string
	usages     []x509.ExtKeyUsage
	extensions []pkix.Extension
	notAfter   time.Time
}

type provisionerFields struct {
	Type         int
	Name         []byte
	CredentialID []byte
}

func newWish(name string) wish {
	return wish{
		name:       name,
		sans:       []string{name},
		usages:     []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		extensions: []pkix.Extension{signedBy(jwk, "admin")},
		notAfter:   time.Now().Add(time.Hour),
	}
}

func signedBy(kind int, name string) pkix.Extension {
	value, err := asn1.Marshal(provisionerFields{kind, []byte(name), []byte("credential")})
	if err != nil {
		panic(err)
	}
	return pkix.Extension{Id: asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 37476, 9000, 64, 1}, Value: value}
}

func newAuthority(t *testing.T) *authority {
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "Test CA"},
		NotBefore:             time.Now().Add(-2 * time.Hour),
		NotAfter:              time.Now().Add(48 * time.Hour),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign,
	}
	key := newKey(t)
	return &authority{certificate: sign(t, template, template, key, key), key: key}
}

func (a *authority) issue(t *testing.T, w wish) tls.Certificate {
	template := &x509.Certificate{
		SerialNumber:    big.NewInt(2),
		Subject:         pkix.Name{CommonName: w.name},
		DNSNames:        w.sans,
		ExtKeyUsage:     w.usages,
		ExtraExtensions: w.extensions,
		NotBefore:       time.Now().Add(-time.Hour),
		NotAfter:        w.notAfter,
	}
	key := newKey(t)
	leaf := sign(t, template, a.certificate, key, a.key)
	return tls.Certificate{Certificate: [][]byte{leaf.Raw}, PrivateKey: key, Leaf: leaf}
}

func (a *authority) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.certificate)
	return pool
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func sign(t *testing.T, template, parent *x509.Certificate, key, parentKey *ecdsa.PrivateKey) *x509.Certificate {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, parentKey)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return certificate
}
