// Package geoip is a Traefik middleware that tells the service behind it where a client's address is, as a database of
// MaxMind knows it. It is information and no gate: without a database requests pass without it. Traefik interprets it
// with yaegi: it uses Go's standard library only.
package geoip

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
)

const (
	country = "X-GeoIP2-Country"
	region  = "X-GeoIP2-Region"
	city    = "X-GeoIP2-City"
)

const longest = 200 // bytes of a value: no place on Earth has a longer name

// Config is what the dynamic configuration says of one middleware.
type Config struct {
	// Database is the path of the file, of one of MaxMind's editions City and Country.
	Database string `json:"database,omitempty"`
}

// CreateConfig is called by Traefik before it fills in the configuration.
func CreateConfig() *Config {
	return &Config{}
}

type middleware struct {
	next http.Handler
	file *file
	now  func() time.Time
}

// New makes the middleware, also where there is no database yet, or none that can be read.
func New(_ context.Context, next http.Handler, config *Config, name string) (http.Handler, error) {
	if next == nil || config == nil {
		return nil, fmt.Errorf("%s: nothing to hand requests on to or no configuration", name)
	}
	return &middleware{next: next, file: shared(config.Database), now: time.Now}, nil
}

// ServeHTTP hands every request on; what a client says of its own place is taken off.
func (m *middleware) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	remove(r.Header)
	if found, ok := m.place(r.RemoteAddr); ok {
		set(r.Header, country, found.country)
		set(r.Header, region, found.region)
		set(r.Header, city, found.city)
	}
	m.next.ServeHTTP(w, r)
}

// place never takes a request down with it: whatever a file holds, its reader's panic is no place.
func (m *middleware) place(remote string) (found place, ok bool) {
	defer func() {
		if recover() != nil {
			found, ok = place{}, false
		}
	}()
	address := addressOf(remote)
	if address == nil {
		return place{}, false
	}
	database := m.file.current(m.now())
	if database == nil {
		return place{}, false
	}
	return database.find(address)
}

func addressOf(remote string) net.IP {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		host = remote
	}
	if zone := strings.IndexByte(host, '%'); zone >= 0 {
		host = host[:zone]
	}
	return net.ParseIP(host)
}

// remove takes off a header under every spelling that some server reads as its name.
func remove(header http.Header) {
	for key := range header {
		switch strings.ToLower(strings.Replace(key, "_", "-", -1)) {
		case "x-geoip2-country", "x-geoip2-region", "x-geoip2-city":
			delete(header, key)
		}
	}
}

func set(header http.Header, name, value string) {
	if value = clean(value); value != "" {
		header.Set(name, value)
	}
}

func clean(value string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffd {
			return -1
		}
		return r
	}, value))
}
