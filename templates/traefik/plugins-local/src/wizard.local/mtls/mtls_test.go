package mtls

import (
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const (
	noMatch       = "No matching DNS names"
	noProvisioner = "The certificate comes from no allowed provisioner"
	noCertificate = "A client certificate is required"
	notNow        = "The client certificate is not valid now"
)

func requiring(t *testing.T, config *Config) *site {
	return newSite(t, config, tls.RequireAndVerifyClientCert)
}

func Test_A_certificate_whose_name_is_listed_enters(t *testing.T) {
	s := requiring(t, admitting("*.clients.pi.example.com", "bar.example.com"))
	defer s.server.Close()
	s.letsIn(newWish(client))
	s.letsIn(newWish("bar.example.com"))
}

func Test_Case_does_not_matter_on_either_side(t *testing.T) {
	s := requiring(t, admitting("*.CLIENTS.pi.example.com", "Bar.example.com"))
	defer s.server.Close()
	s.letsIn(newWish("FOO.clients.PI.example.com"))
	s.letsIn(newWish("bar.EXAMPLE.com"))
}

func Test_A_name_outside_the_list_is_refused(t *testing.T) {
	s := requiring(t, admitting("*.clients.pi.example.com", "bar.example.com"))
	defer s.server.Close()
	s.refuses(newWish("foo.other.example.com"), noMatch)
	s.refuses(newWish("foo.bar.example.com"), noMatch)
}

func Test_A_star_is_exactly_one_label(t *testing.T) {
	s := requiring(t, admitting("*.clients.pi.example.com"))
	defer s.server.Close()
	s.refuses(newWish("a.b.clients.pi.example.com"), noMatch)
	s.refuses(newWish("clients.pi.example.com"), noMatch)
	s.refuses(newWish("fooclients.pi.example.com"), noMatch)
}

func Test_A_wildcard_certificate_is_nobody(t *testing.T) {
	s := requiring(t, admitting("*.clients.pi.example.com"))
	defer s.server.Close()
	s.refuses(newWish("*.clients.pi.example.com"), noMatch)
}

func Test_A_common_name_that_is_not_among_the_DNS_names_is_refused(t *testing.T) {
	s := requiring(t, admitting("*.clients.pi.example.com"))
	defer s.server.Close()
	w := newWish(client)
	w.sans = []string{"bar.clients.pi.example.com"}
	s.refuses(w, noMatch)
	w.sans = nil
	s.refuses(w, noMatch)
}

func Test_A_listed_DNS_name_does_not_help_another_common_name(t *testing.T) {
	s := requiring(t, admitting("bar.clients.pi.example.com"))
	defer s.server.Close()
	w := newWish(client)
	w.sans = []string{client, "bar.clients.pi.example.com"}
	s.refuses(w, noMatch)
}

func Test_Allow_all_lets_in_any_name_but_no_nameless_certificate(t *testing.T) {
	s := requiring(t, &Config{AllowAll: true, Provisioners: []string{"admin"}})
	defer s.server.Close()
	s.letsIn(newWish("anybody"))
	w := newWish("")
	w.sans = []string{"anybody"}
	s.refuses(w, noMatch)
}

func Test_Only_the_JWK_provisioners_in_the_list_count(t *testing.T) {
	s := requiring(t, &Config{AllowAll: true, Provisioners: []string{"admin", "Second One"}})
	defer s.server.Close()
	w := newWish(client)
	w.extensions = []pkix.Extension{signedBy(jwk, "Second One")}
	s.letsIn(w)
	w.extensions = []pkix.Extension{signedBy(jwk, "other")}
	s.refuses(w, noProvisioner)
	w.extensions = []pkix.Extension{signedBy(jwk, "ADMIN")}
	s.refuses(w, noProvisioner)
	w.extensions = []pkix.Extension{signedBy(acme, "admin")}
	s.refuses(w, noProvisioner)
	w.extensions = nil
	s.refuses(w, noProvisioner)
}

func Test_A_provisioner_extension_that_cannot_be_read_is_refused(t *testing.T) {
	s := requiring(t, admitting(client))
	defer s.server.Close()
	good := signedBy(jwk, "admin")
	set := append([]byte{0x31}, good.Value[1:]...)
	for _, value := range [][]byte{{}, {0x30}, {0x30, 0}, set, good.Value[:len(good.Value)-1], append(good.Value[:len(good.Value):len(good.Value)], 0)} {
		w := newWish(client)
		w.extensions = []pkix.Extension{{Id: good.Id, Value: value}}
		s.refuses(w, noProvisioner)
	}
}

func Test_Two_provisioner_extensions_are_one_too_many(t *testing.T) {
	one := signedBy(jwk, "admin")
	if provisionerOf(&x509.Certificate{Extensions: []pkix.Extension{one}}) != "admin" {
		t.Error("one extension must be read")
	}
	if provisionerOf(&x509.Certificate{Extensions: []pkix.Extension{signedBy(acme, "x"), one}}) != "" {
		t.Error("two extensions must not be believed")
	}
}

func Test_Fields_that_Step_CA_adds_later_do_no_harm(t *testing.T) {
	value, err := asn1.Marshal(struct {
		Type               int
		Name, CredentialID []byte
		KeyValuePairs      []string
	}{jwk, []byte("admin"), []byte("x"), []string{"key", "value"}})
	if err != nil || jwkName(value) != "admin" {
		t.Errorf("want admin, got %q (%v)", jwkName(value), err)
	}
}

func Test_A_certificate_for_servers_only_is_refused_whatever_the_TLS_layer_thinks(t *testing.T) {
	leaf := newAuthority(t).issue(t, newWish(client)).Leaf
	leaf.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	m := &middleware{gate: &gate{all: true, denied: &names{}}, provisioners: map[string]bool{"admin": true}}
	if err := m.judge(leaf); err == nil || !strings.Contains(err.Error(), "client authentication") {
		t.Errorf("want a refusal, got %v", err)
	}
}

func Test_No_certificate_and_none_verified_are_refused_whatever_the_TLS_options_are(t *testing.T) {
	for _, auth := range []tls.ClientAuthType{tls.NoClientCert, tls.RequestClientCert, tls.RequireAnyClientCert} {
		s := newSite(t, admitting(client), auth)
		s.refuses(newWish(client), noCertificate)
		s.server.Close()
	}
	s := newSite(t, admitting(client), tls.VerifyClientCertIfGiven)
	defer s.server.Close()
	if response, _ := s.send(s.client(), s.request()); response.StatusCode != 403 {
		t.Errorf("want 403, got %d", response.StatusCode)
	}
	s.letsIn(newWish(client))
}

func Test_Plain_HTTP_is_refused(t *testing.T) {
	s := requiring(t, admitting(client))
	defer s.server.Close()
	recorder := httptest.NewRecorder()
	s.server.Config.Handler.ServeHTTP(recorder, httptest.NewRequest("GET", "http://example.com/", nil))
	if recorder.Code != 403 {
		t.Errorf("want 403, got %d", recorder.Code)
	}
}

func Test_The_TLS_layer_ends_the_connection_without_a_certificate_of_our_authority(t *testing.T) {
	s := requiring(t, admitting(client))
	defer s.server.Close()
	expired := newWish(client)
	expired.notAfter = time.Now().Add(-time.Minute)
	clients := map[string]*http.Client{
		"no certificate": s.client(),
		"another CA":     s.client(newAuthority(t).issue(t, newWish(client))),
		"expired":        s.client(s.authority.issue(t, expired)),
	}
	for what, c := range clients {
		if _, err := c.Do(s.request()); err == nil {
			t.Errorf("%s: want an error", what)
		}
	}
}

func Test_A_certificate_that_expires_on_a_kept_connection_is_refused(t *testing.T) {
	s := requiring(t, admitting(client))
	defer s.server.Close()
	c := s.client(s.authority.issue(t, newWish(client)))
	if response, _ := s.send(c, s.request()); response.StatusCode != 200 {
		t.Fatalf("want 200, got %d", response.StatusCode)
	}
	s.offset = 2 * time.Hour
	if response, body := s.send(c, s.request()); response.StatusCode != 403 || body != notNow+"\n" {
		t.Errorf("want 403, got %d %q", response.StatusCode, body)
	}
	s.offset = -90 * time.Minute
	if response, _ := s.send(c, s.request()); response.StatusCode != 403 {
		t.Errorf("want 403 before its time, got %d", response.StatusCode)
	}
}

func Test_A_resumed_session_is_judged_like_a_new_one(t *testing.T) {
	s := requiring(t, admitting(client))
	defer s.server.Close()
	c := s.client(s.authority.issue(t, newWish(client)))
	s.send(c, s.request())
	c.CloseIdleConnections()
	response, body := s.send(c, s.request())
	if !response.TLS.DidResume {
		t.Fatal("the session was not resumed")
	}
	if response.StatusCode != 200 || !strings.Contains(body, "X-Client-Cn: CN="+client) {
		t.Errorf("want 200, got %d %q", response.StatusCode, body)
	}
}

func Test_Headers_of_a_client_never_reach_the_service(t *testing.T) {
	s := requiring(t, admitting(client))
	defer s.server.Close()
	request := s.request()
	for _, name := range []string{"X-Client-CN", "x-client-cn", "X_Client_CN", "X-Client_CN", "X.Client.CN", "X-Forwarded-User",
		"x_forwarded_user", "X-Forwarded_User", "X!Forwarded~User"} {
		request.Header[name] = []string{"evil", "evil"}
	}
	request.Header.Set("X-Forwarded-For-User", "kept")
	response, body := s.send(s.client(s.authority.issue(t, newWish(client))), request)
	if response.StatusCode != 200 || strings.Contains(body, "evil") || !strings.Contains(body, "kept") {
		t.Errorf("got %d %q", response.StatusCode, body)
	}
	if strings.Count(body, "CN="+client) != 2 {
		t.Errorf("want each header once, got %q", body)
	}
}
