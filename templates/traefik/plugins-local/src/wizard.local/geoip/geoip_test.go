package geoip

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"
	"time"
)

type site struct {
	t       *testing.T
	handler http.Handler
	got     http.Header
	now     time.Time
}

func newSite(t *testing.T, path string) *site {
	s := &site{t: t, now: time.Now()}
	handler, err := New(context.Background(), http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { s.got = r.Header }), &Config{Database: path}, "test")
	if err != nil {
		t.Fatal(err)
	}
	handler.(*middleware).now = func() time.Time { return s.now }
	s.handler = handler
	return s
}

func (s *site) ask(remote string, header http.Header) {
	r := httptest.NewRequest("GET", "https://example.com/", nil)
	r.RemoteAddr, r.Header = remote, header
	s.got = nil
	s.handler.ServeHTTP(httptest.NewRecorder(), r)
	if s.got == nil {
		s.t.Fatalf("%s: the request did not pass", remote)
	}
}

func (s *site) expect(remote, wantCountry, wantRegion, wantCity string) {
	s.ask(remote, http.Header{})
	if c, r, p := s.got.Get(country), s.got.Get(region), s.got.Get(city); c != wantCountry || r != wantRegion || p != wantCity {
		s.t.Errorf("%s: got %q, %q, %q", remote, c, r, p)
	}
}

func Test_The_place_of_an_address_is_told_in_every_record_size(t *testing.T) {
	for _, recordSize := range []int{24, 28, 32} {
		s := newSite(t, onDisk(t, sample(recordSize, 6)))
		s.expect("81.2.69.160:1234", "GB", "ENG", "London")
		s.expect("[::ffff:81.2.69.160]:1234", "GB", "ENG", "London")
		s.expect("203.0.113.7:1", "NL", "", "")
		s.expect("[2001:db8::1%eth0]:1", "DE", "BY", "München")
		s.expect("203.0.113.8:1", "", "", "")
		s.expect("[2001:db9::1]:1", "", "", "")
	}
}

func Test_A_database_of_IPv4_knows_nothing_of_IPv6(t *testing.T) {
	s := newSite(t, onDisk(t, sample(24, 4)))
	s.expect("81.2.69.1:1", "GB", "ENG", "London")
	s.expect("[2001:db8::1]:1", "", "", "")
}

func Test_What_is_no_address_has_no_place(t *testing.T) {
	s := newSite(t, onDisk(t, sample(24, 6)))
	for _, remote := range []string{"", "@", ":", "nobody:1", "[::1", "81.2.69.160.1:1"} {
		s.expect(remote, "", "", "")
	}
}

func Test_What_a_client_says_of_its_place_is_taken_off(t *testing.T) {
	for _, path := range []string{onDisk(t, sample(24, 6)), "/nowhere/at.all", ""} {
		s := newSite(t, path)
		s.ask("203.0.113.8:1", http.Header{"X-Geoip2-Country": {"US"}, "X-GeoIP2-Region": {"a"}, "x_geoip2_city": {"b"}, "X-Forwarded-For": {"81.2.69.160"}})
		if len(s.got) != 1 {
			t.Errorf("%q: got %v", path, s.got)
		}
	}
}

func Test_A_value_is_a_line_without_control_characters(t *testing.T) {
	w := newWriter(24, 4)
	w.put("10.0.0.0/8", placed("G\r\nB", "\x00\x7f", " a\xff\u0085b "))
	newSite(t, onDisk(t, w.bytes())).expect("10.1.2.3:1", "GB", "", "ab")
}

func Test_A_pointer_leads_to_what_is_kept_once(t *testing.T) {
	w := newWriter(24, 4)
	w.put("10.0.0.0/8", placed("GB", "ENG", "London"))
	at := len(w.data)
	w.put("11.0.0.0/8", []byte{1 << 5, 0}) // a pointer to the first
	w.put("12.0.0.0/8", []byte{1 << 5, byte(at)})
	s := newSite(t, onDisk(t, w.bytes()))
	s.expect("11.0.0.1:1", "GB", "ENG", "London")
	if at < 256 {
		s.expect("12.0.0.1:1", "", "", "") // a pointer to a pointer
	}
}

func Test_A_database_that_comes_later_is_found_and_a_newer_one_replaces_it(t *testing.T) {
	path := folder(t) + "/late.mmdb"
	s := newSite(t, path)
	s.expect("10.0.0.1:1", "", "", "")
	write(t, path, one("GB"), s.now)
	s.expect("10.0.0.1:1", "", "", "") // looked a moment ago
	s.now = s.now.Add(patience)
	s.expect("10.0.0.1:1", "GB", "", "")
	write(t, path, one("DE"), s.now.Add(time.Second))
	s.expect("10.0.0.1:1", "GB", "", "")
	s.now = s.now.Add(patience)
	s.expect("10.0.0.1:1", "DE", "", "")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s.now = s.now.Add(patience)
	s.expect("10.0.0.1:1", "", "", "")
}

func Test_All_middlewares_share_one_copy_of_a_file(t *testing.T) {
	path := onDisk(t, sample(24, 6))
	one, other := newSite(t, path), newSite(t, path)
	if one.handler.(*middleware).file != other.handler.(*middleware).file {
		t.Error("a router more would be a database more in memory")
	}
}

func Test_New_does_not_panic_without_a_service(t *testing.T) {
	if handler, err := New(context.Background(), nil, CreateConfig(), "test"); err == nil || handler != nil {
		t.Errorf("want an error, got %v", handler)
	}
}

func one(code string) []byte {
	w := newWriter(24, 4)
	w.put("10.0.0.0/8", mapping(text("country"), mapping(text("iso_code"), text(code))))
	return w.bytes()
}
