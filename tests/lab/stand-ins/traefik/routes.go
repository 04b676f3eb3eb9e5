package main

import (
	"crypto/tls"
	"fmt"
	"net/http"
	"net/http/httputil"
	"net/netip"
	"net/url"
	"sort"
	"strings"
)

// built is what one reading of the files means; it is replaced whole.
type built struct {
	static *static
	source *dynamic
	docker *docker
	logs   *logger
	http   []*route
	tcp    []*route
	tls    map[string]*tls.Config
	// faults holds what Traefik's API says of a router that it did not build.
	faults map[string]string
}

type route struct {
	name     string
	router   *router
	matcher  *matcher
	handlers map[string]http.Handler // by entrypoint
	sources  [][]netip.Prefix        // for TCP: every one of these lists must hold the client
	options  string
	closed   bool // its TLS options do not exist: connections to its hosts are closed
}

func build(static *static, source *dynamic, docker *docker, logs *logger) *built {
	b := &built{static: static, source: source, docker: docker, logs: logs, faults: map[string]string{}}
	b.buildTLS()
	for name, r := range source.HTTP.Routers {
		b.keep(&b.http, name, r, b.buildHTTP)
	}
	for name, r := range source.TCP.Routers {
		b.keep(&b.tcp, name, r, b.buildTCP)
	}
	b.refuseConflicts()
	for _, routes := range [][]*route{b.http, b.tcp} {
		sort.Slice(routes, func(i, j int) bool { return routes[i].priority() > routes[j].priority() })
	}
	return b
}

func (b *built) keep(routes *[]*route, name string, r *router, finish func(*route) error) {
	if r == nil {
		b.refuse(name, fmt.Errorf("no configuration"))
		return
	}
	parsed, err := parseRule(r.Rule)
	if err != nil {
		b.refuse(name, err)
		return
	}
	result := &route{name: name, router: r, matcher: parsed, handlers: map[string]http.Handler{}}
	if err := finish(result); err != nil {
		b.refuse(name, err)
		if !result.closed {
			return
		}
	}
	*routes = append(*routes, result)
}

func (b *built) refuse(name string, err error) {
	b.faults[name] = err.Error()
	b.logs.error("", "error", err, "routerName", name+"@file")
}

func (b *built) buildHTTP(r *route) error {
	target, err := b.service(r.router.Service)
	if err != nil {
		return err
	}
	for _, entry := range b.entryPoints(r.router) {
		configured, ok := b.static.EntryPoints[entry]
		if !ok {
			return fmt.Errorf("entryPoint %q doesn't exist", entry)
		}
		if r.router.TLS == nil {
			r.router.TLS = configured.HTTP.TLS
		}
		names := append(append([]string{}, configured.HTTP.Middlewares...), r.router.Middlewares...)
		if r.handlers[entry], err = b.wrap(target, names); err != nil {
			return err
		}
	}
	if r.router.TLS != nil {
		r.options = fileName(r.router.TLS.Options)
		if r.options == "" || len(r.matcher.hosts) == 0 {
			r.options = "default"
		}
		if _, ok := b.tls[r.options]; !ok {
			r.closed = true
			r.handlers = map[string]http.Handler{}
			return fmt.Errorf("unknown TLS options: %s@file", r.options)
		}
	}
	return nil
}

func (b *built) buildTCP(r *route) error {
	for _, name := range r.router.Middlewares {
		settings, ok := b.source.TCP.Middlewares[fileName(name)]["ipAllowList"]
		if !ok {
			return fmt.Errorf("middleware %q does not exist", fileName(name)+"@file")
		}
		var c struct{ SourceRange []string }
		if err := convert(settings, &c); err != nil {
			return err
		}
		ranges, err := parseRanges(c.SourceRange)
		if err != nil {
			return err
		}
		r.sources = append(r.sources, ranges)
	}
	return nil
}

func (b *built) entryPoints(r *router) []string {
	if len(r.EntryPoints) > 0 {
		return r.EntryPoints
	}
	var all []string
	for name := range b.static.EntryPoints {
		all = append(all, name)
	}
	return all
}

// refuseConflicts: routers on one host with different TLS options all get the default ones, or are not built at all.
func (b *built) refuseConflicts() {
	first := map[string]*route{}
	for _, r := range b.http {
		for _, host := range r.matcher.hosts {
			other, ok := first[host]
			if !ok {
				first[host] = r
			}
			if !ok || r.options == "" || other.options == "" || other.options == r.options {
				continue
			}
			err := fmt.Errorf("found different TLS options for routers on the same host %s", host)
			b.refuse(r.name, err)
			b.refuse(other.name, err)
		}
	}
	for _, r := range b.http {
		if strings.HasPrefix(b.faults[r.name], "found different TLS options") {
			r.options = "default"
			if b.static.Core.StrictTLSOptions {
				r.handlers = map[string]http.Handler{}
			}
		}
	}
}

func (r *route) priority() int {
	if r.router.Priority != 0 {
		return r.router.Priority
	}
	return len(r.router.Rule)
}

func (b *built) service(name string) (http.Handler, error) {
	switch {
	case name == "api@internal" && b.static.API != nil:
		return http.HandlerFunc(b.serveAPI), nil
	case name == "noop@internal":
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(418) }), nil
	case strings.HasSuffix(name, "@docker"):
		return b.dockerService(strings.TrimSuffix(name, "@docker")), nil
	}
	configured, ok := b.source.HTTP.Services[fileName(name)]
	if !ok || configured == nil || len(configured.LoadBalancer.Servers) == 0 {
		return nil, fmt.Errorf("the service %q does not exist", name)
	}
	target, err := url.Parse(configured.LoadBalancer.Servers[0].URL)
	if err != nil {
		return nil, err
	}
	return forward(target), nil
}

func (b *built) dockerService(name string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		addresses, err := b.docker.find("http", name)
		if err != nil {
			b.logs.error("", "error", err)
			http.NotFound(w, r)
			return
		}
		forward(&url.URL{Scheme: "http", Host: addresses[0]}).ServeHTTP(w, r)
	})
}

func forward(target *url.URL) http.Handler {
	return &httputil.ReverseProxy{Director: func(r *http.Request) {
		r.URL.Scheme, r.URL.Host = target.Scheme, target.Host
	}, FlushInterval: -1}
}
