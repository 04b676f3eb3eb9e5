package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
)

// handler is what happens to a request on one entrypoint before and after its router is found.
func (s *server) handler(entry string) http.Handler {
	configured := s.static.EntryPoints[entry]
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.static.Ping != nil && entry == s.static.pingEntryPoint() && r.URL.Path == "/ping" {
			fmt.Fprint(w, "OK")
			return
		}
		if !cleanAliases(r.Header, configured.HTTP.AliasHeadersStrategy) {
			http.Error(w, "Bad Request", http.StatusBadRequest)
			return
		}
		b := s.current.Load()
		if target := configured.HTTP.Redirections; target != nil {
			to := target.EntryPoint
			permanent := to.Permanent == nil || *to.Permanent
			scheme := to.Scheme
			if scheme == "" {
				scheme = "https"
			}
			redirect(w, r, scheme, s.portOf(to.To), permanent)
			return
		}
		setForwarded(r, configured)
		b.serve(entry, w, r)
	})
}

func (s *server) portOf(to string) string {
	if port := strings.TrimPrefix(to, ":"); port != to {
		return port
	}
	if entry, ok := s.static.EntryPoints[to]; ok {
		_, port, _ := net.SplitHostPort(entry.address())
		return port
	}
	return ""
}

func (b *built) serve(entry string, w http.ResponseWriter, r *http.Request) {
	if r.TLS != nil && b.optionsName(r.TLS.ServerName) != b.optionsName(hostOf(r)) {
		http.Error(w, http.StatusText(http.StatusMisdirectedRequest), http.StatusMisdirectedRequest)
		return
	}
	for _, route := range b.http {
		handler, ok := route.handlers[entry]
		if ok && (route.router.TLS != nil) == (r.TLS != nil) && route.matcher.matches(r) {
			handler.ServeHTTP(w, r)
			return
		}
	}
	http.NotFound(w, r)
}

// cleanAliases is false where the request has to be refused.
func cleanAliases(header http.Header, strategy string) bool {
	if strategy != "delete" && strategy != "reject" {
		return true
	}
	for name := range header {
		if strings.ContainsAny(name, "_.") {
			if strategy == "reject" {
				return false
			}
			delete(header, name)
		}
	}
	return true
}

func setForwarded(r *http.Request, entry *entryPoint) {
	for name := range r.Header {
		if strings.HasPrefix(name, "X-Forwarded-") && name != "X-Forwarded-User" {
			r.Header.Del(name)
		}
	}
	client, _, _ := net.SplitHostPort(r.RemoteAddr)
	_, port, _ := net.SplitHostPort(entry.address())
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	for name, value := range map[string]string{"Host": r.Host, "Port": port, "Proto": scheme, "Server": hostname()} {
		r.Header.Set("X-Forwarded-"+name, value)
	}
	r.Header.Set("X-Real-Ip", client)
}

func hostname() string {
	name, _ := os.Hostname()
	return name
}
