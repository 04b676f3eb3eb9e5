package mtls

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func Test_New_refuses_what_would_let_in_nobody_or_anybody_by_mistake(t *testing.T) {
	provisioners := []string{"admin"}
	for what, config := range map[string]*Config{
		"no configuration":       nil,
		"nothing set":            CreateConfig(),
		"empty list":             {Provisioners: provisioners},
		"list and allowAll":      {Provisioners: provisioners, Allow: []string{client}, AllowAll: true},
		"no provisioner":         {Allow: []string{client}},
		"blank provisioner":      {Allow: []string{client}, Provisioners: []string{""}},
		"padded provisioner":     {Allow: []string{client}, Provisioners: []string{" admin"}},
		"allowAll, nobody signs": {AllowAll: true},
	} {
		expectError(t, what, config)
	}
}

func Test_New_refuses_what_is_not_a_name(t *testing.T) {
	for _, pattern := range []string{"", " ", "*", "*.", "**.example.com", "*foo.example.com", "foo*.example.com", "foo.*.com",
		"*.*.example.com", "foo.*", " foo.example.com", "foo.example.com ", "foo bar.example.com", ".example.com",
		"example.com.", "a..b", "foo,bar", "-a.example.com", "a-.example.com", "a\n.example.com", "ä.example.com"} {
		expectError(t, pattern, admitting("good.example.com", pattern))
	}
}

func Test_New_does_not_panic_without_a_service(t *testing.T) {
	if handler, err := New(context.Background(), nil, admitting(client), "test"); err == nil || handler != nil {
		t.Errorf("want an error, got %v", handler)
	}
}

func expectError(t *testing.T, what string, config *Config) {
	handler, err := New(context.Background(), http.NotFoundHandler(), config, "test")
	if err == nil || handler != nil {
		t.Errorf("%q: want an error", what)
	}
}

func Benchmark_A_request_is_judged_against_a_long_list(b *testing.B) {
	list := []string{"*.clients.pi.example.com"}
	for i := 0; i < 5000; i++ {
		list = append(list, fmt.Sprintf("n%d.example.com", i))
	}
	handler, err := New(context.Background(), http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}), admitting(list...), "test")
	if err != nil {
		b.Fatal(err)
	}
	now := time.Now()
	leaf := &x509.Certificate{
		Subject:     pkix.Name{CommonName: client},
		DNSNames:    []string{client},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		Extensions:  []pkix.Extension{signedBy(jwk, "admin")},
		NotBefore:   now,
		NotAfter:    now.Add(time.Hour),
	}
	request := httptest.NewRequest("GET", "https://example.com/", nil)
	request.TLS = &tls.ConnectionState{VerifiedChains: [][]*x509.Certificate{{leaf, leaf, leaf}}}
	recorder := httptest.NewRecorder()
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		handler.ServeHTTP(recorder, request)
	}
	if recorder.Code != 200 {
		b.Fatal(recorder.Code)
	}
}
