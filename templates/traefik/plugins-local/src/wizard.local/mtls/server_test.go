package mtls

import (
	"context"
	"crypto/tls"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// site is a TLS server on 127.0.0.1 with the middleware in front of a service that shows the headers it got.
type site struct {
	t         *testing.T
	authority *authority
	server    *httptest.Server
	offset    time.Duration
}

func admitting(names ...string) *Config {
	return &Config{Allow: names, Provisioners: []string{"admin"}}
}

func newSite(t *testing.T, config *Config, clientAuth tls.ClientAuthType) *site {
	s := &site{t: t, authority: newAuthority(t)}
	show := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.Header.Write(w); err != nil {
			t.Error(err)
		}
	})
	handler, err := New(context.Background(), show, config, "test")
	if err != nil {
		t.Fatal(err)
	}
	handler.(*middleware).now = func() time.Time { return time.Now().Add(s.offset) }
	s.server = httptest.NewUnstartedServer(handler)
	s.server.TLS = &tls.Config{ClientAuth: clientAuth, ClientCAs: s.authority.pool()}
	s.server.StartTLS()
	return s
}

func (s *site) client(certificates ...tls.Certificate) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{
		InsecureSkipVerify: true, // the server's own certificate is not what these tests look at
		Certificates:       certificates,
		ClientSessionCache: tls.NewLRUClientSessionCache(4),
	}}}
}

func (s *site) request() *http.Request {
	request, err := http.NewRequest("GET", s.server.URL, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return request
}

func (s *site) send(client *http.Client, request *http.Request) (*http.Response, string) {
	response, err := client.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response, string(body)
}

func (s *site) answers(w wish) (int, string) {
	response, body := s.send(s.client(s.authority.issue(s.t, w)), s.request())
	return response.StatusCode, body
}

func (s *site) letsIn(w wish) {
	status, body := s.answers(w)
	if status != 200 || !strings.Contains(body, "X-Client-Cn: CN="+w.name+"\r\n") ||
		!strings.Contains(body, "X-Forwarded-User: CN="+w.name+"\r\n") {
		s.t.Errorf("%s: want 200 and the two headers, got %d %q", w.name, status, body)
	}
}

func (s *site) refuses(w wish, reason string) {
	status, body := s.answers(w)
	if status != 403 || body != reason+"\n" {
		s.t.Errorf("%s: want 403 %q, got %d %q", w.name, reason, status, body)
	}
}
