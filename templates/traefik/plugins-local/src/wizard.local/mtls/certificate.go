package mtls

import (
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"net/http"
	"strings"
	"time"
)

// The extension in which step-ca says which of its provisioners signed (smallstep/certificates, provisioner.Extension).
const provisionerExtension = "1.3.6.1.4.1.37476.9000.64.1"

// JWK is the only type whose certificates a person has to ask for with a password; ACME's carry clientAuth too.
const jwk = 1

func newProvisioners(list []string) (map[string]bool, error) {
	if len(list) == 0 {
		return nil, errors.New("the list of allowed provisioners is empty")
	}
	result := map[string]bool{}
	for _, name := range list {
		if name == "" || name != strings.TrimSpace(name) {
			return nil, errors.New("the name of a provisioner is blank or has blanks around it")
		}
		result[name] = true
	}
	return result, nil
}

// verifiedLeaf finds the certificate that the TLS layer has verified. Go fills VerifiedChains for a resumed session
// too. Kept connections and resumed sessions outlive certificates, so the dates are looked at for every request.
func verifiedLeaf(r *http.Request, now time.Time) (*x509.Certificate, error) {
	if r.TLS == nil || len(r.TLS.VerifiedChains) == 0 {
		return nil, errors.New("A client certificate is required")
	}
	for _, chain := range r.TLS.VerifiedChains {
		if len(chain) > 0 && isCurrent(chain, now) {
			return chain[0], nil
		}
	}
	return nil, errors.New("The client certificate is not valid now")
}

func isCurrent(chain []*x509.Certificate, now time.Time) bool {
	for _, certificate := range chain {
		if now.Before(certificate.NotBefore) || now.After(certificate.NotAfter) {
			return false
		}
	}
	return true
}

func isForClients(certificate *x509.Certificate) bool {
	for _, usage := range certificate.ExtKeyUsage {
		if usage == x509.ExtKeyUsageClientAuth {
			return true
		}
	}
	return false
}

// provisionerOf is the name of the JWK provisioner that signed, "" where that cannot be told beyond doubt.
func provisionerOf(certificate *x509.Certificate) string {
	name, count := "", 0
	for _, extension := range certificate.Extensions {
		if extension.Id.String() == provisionerExtension {
			name = jwkName(extension.Value)
			count++
		}
	}
	if count != 1 {
		return ""
	}
	return name
}

// jwkName reads SEQUENCE { type INTEGER, name OCTET STRING, credentialID OCTET STRING, ... }.
func jwkName(der []byte) string {
	var sequence asn1.RawValue
	rest, err := asn1.Unmarshal(der, &sequence)
	if err != nil || len(rest) > 0 || sequence.Class != asn1.ClassUniversal || sequence.Tag != asn1.TagSequence {
		return ""
	}
	var kind int
	var name, credential []byte
	if rest, err = asn1.Unmarshal(sequence.Bytes, &kind); err != nil || kind != jwk {
		return ""
	}
	if rest, err = asn1.Unmarshal(rest, &name); err != nil {
		return ""
	}
	if _, err = asn1.Unmarshal(rest, &credential); err != nil {
		return ""
	}
	return string(name)
}
