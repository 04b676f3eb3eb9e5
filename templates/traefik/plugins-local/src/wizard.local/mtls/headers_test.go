package mtls

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
)

func Test_A_client_cannot_have_its_name_taken_off_on_the_way_to_the_service(t *testing.T) {
	for _, connection := range []string{"X-Client-CN, X-Forwarded-User", "keep-alive,x-client-cn,X-FORWARDED-USER", "x_client_cn, X-Client-Cn , X-Forwarded-User"} {
		seen := forwarded(t, http.Header{"Connection": {connection, "X-Client-CN"}})
		if seen.Get(clientName) != "CN=foo" || seen.Get(forwardedUser) != "CN=foo" {
			t.Errorf("%q took the name off: %v", connection, seen)
		}
	}
}

func Test_An_upgrade_goes_on_and_what_else_Connection_names_is_taken_off(t *testing.T) {
	header := http.Header{"Connection": {"Upgrade, X-Client-CN", "X-Other"}}
	removeIdentity(header)
	if header.Get("Connection") != "Upgrade, X-Other" {
		t.Errorf("Connection is %q", header["Connection"])
	}
	if _, there := headerWithout("Connection")["Connection"]; there {
		t.Error("a Connection header appeared")
	}
}

func Test_A_letter_that_only_becomes_one_of_the_alphabet_is_no_letter_of_a_name(t *testing.T) {
	list, _ := newGate(admitting("k.example.com"))
	if list.allows("\u212a.example.com") {
		t.Error("the Kelvin sign entered as k")
	}
	all := &gate{all: true}
	if all.allows("\u212a.example.com") || !all.allows("K.example.com") {
		t.Error("allow all: only host names enter")
	}
}

func headerWithout(key string) http.Header {
	header := http.Header{}
	header.Del(key)
	removeIdentity(header)
	return header
}

// forwarded is what a service sees behind the middleware and Go's reverse proxy, on which Traefik's is built.
func forwarded(t *testing.T, header http.Header) http.Header {
	var seen http.Header
	service := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { seen = r.Header.Clone() }))
	defer service.Close()
	address, err := url.Parse(service.URL)
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodGet, "/", nil)
	request.Header = header
	removeIdentity(request.Header)
	setIdentity(request.Header, "foo")
	httputil.NewSingleHostReverseProxy(address).ServeHTTP(httptest.NewRecorder(), request)
	return seen
}
