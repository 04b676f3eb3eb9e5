package mtls

import (
	"crypto/x509"
	"crypto/x509/pkix"
	"testing"
)

func denying(names []string, config *Config) *Config {
	config.Deny = names
	return config
}

func Test_A_denied_name_is_refused_although_a_star_admits_it(t *testing.T) {
	s := requiring(t, denying([]string{client}, admitting("*.clients.pi.example.com")))
	defer s.server.Close()
	s.refuses(newWish(client), noMatch)
	s.letsIn(newWish("bar.clients.pi.example.com"))
}

func Test_A_denied_name_is_refused_although_it_is_listed(t *testing.T) {
	s := requiring(t, denying([]string{client}, admitting(client, "bar.example.com")))
	defer s.server.Close()
	s.refuses(newWish(client), noMatch)
	s.letsIn(newWish("bar.example.com"))
}

func Test_A_denied_star_is_exactly_one_label(t *testing.T) {
	s := requiring(t, denying([]string{"*.clients.pi.example.com"}, &Config{AllowAll: true, Provisioners: []string{"admin"}}))
	defer s.server.Close()
	s.refuses(newWish(client), noMatch)
	s.letsIn(newWish("clients.pi.example.com"))
	s.letsIn(newWish("a.b.clients.pi.example.com"))
}

func Test_Allow_all_lets_in_everybody_but_the_denied(t *testing.T) {
	s := requiring(t, denying([]string{client}, &Config{AllowAll: true, Provisioners: []string{"admin"}}))
	defer s.server.Close()
	s.refuses(newWish(client), noMatch)
	s.letsIn(newWish("anybody"))
}

func Test_Denied_names_alone_let_in_nobody(t *testing.T) {
	s := requiring(t, denying([]string{client}, admitting()))
	defer s.server.Close()
	s.refuses(newWish(client), noMatch)
	s.refuses(newWish("bar.clients.pi.example.com"), noMatch)
}

func Test_Case_does_not_help_a_denied_name(t *testing.T) {
	s := requiring(t, denying([]string{"Foo.clients.pi.EXAMPLE.com"}, admitting("*.clients.pi.example.com")))
	defer s.server.Close()
	s.refuses(newWish("fOO.CLIENTS.pi.example.com"), noMatch)
}

func Test_Another_common_name_does_not_help_a_certificate_with_a_denied_DNS_name(t *testing.T) {
	s := requiring(t, denying([]string{client}, admitting("*.clients.pi.example.com")))
	defer s.server.Close()
	w := newWish("bar.clients.pi.example.com")
	for _, other := range []string{client, "FOO.clients.pi.example.com", client + ".", "*.clients.pi.example.com", "f*.Clients.pi.example.com.", "*.clients.pi.example.com"} {
		w.sans = []string{w.name, other}
		s.refuses(w, noMatch)
		w.sans = []string{other, w.name}
		s.refuses(w, noMatch)
	}
	w.sans = []string{w.name, "baz.clients.pi.example.com", "*.example.com", "foo.pi.example.com"}
	s.letsIn(w)
}

func Test_A_star_in_a_certificate_covers_a_denied_star(t *testing.T) {
	s := requiring(t, denying([]string{"*.clients.pi.example.com"}, admitting("bar.example.com")))
	defer s.server.Close()
	w := newWish("bar.example.com")
	w.sans = []string{w.name, "*.clients.pi.example.com"}
	s.refuses(w, noMatch)
	w.sans = []string{w.name, "*.pi.example.com"}
	s.letsIn(w)
}

func Test_A_letter_that_becomes_one_of_a_denied_name_is_denied(t *testing.T) {
	g, err := newGate(denying([]string{"k.example.com"}, admitting("*.example.com")))
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{"\u212a.example.com", "K.example.com..", "k.example.com"} {
		certificate := &x509.Certificate{Subject: pkix.Name{CommonName: "a.example.com"}, DNSNames: []string{"a.example.com", other}}
		if g.admits(certificate) {
			t.Errorf("%q entered", other)
		}
	}
}

func Test_New_refuses_a_denied_name_that_is_none(t *testing.T) {
	for _, pattern := range []string{"", "*", "*.", "!foo.example.com", "foo.*.com", "foo.example.com.", " foo.example.com", "foo,bar", "\u212a.example.com."} {
		expectError(t, pattern, denying([]string{client, pattern}, admitting("*.example.com")))
		expectError(t, pattern, denying([]string{pattern}, &Config{AllowAll: true, Provisioners: []string{"admin"}}))
		expectError(t, pattern, denying([]string{pattern}, admitting()))
	}
	expectError(t, "list and allowAll", denying([]string{client}, &Config{AllowAll: true, Allow: []string{client}, Provisioners: []string{"admin"}}))
	expectError(t, "no provisioner", &Config{Deny: []string{client}})
}
