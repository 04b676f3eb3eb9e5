package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/crypto/bcrypt"
	"wizard.local/geoip"
	"wizard.local/mtls"
)

// fileName is a name without the provider that it may be written with.
func fileName(name string) string {
	return strings.TrimSuffix(name, "@file")
}

// wrap puts the named middlewares in front of a handler, the first of them outermost.
func (b *built) wrap(handler http.Handler, names []string) (http.Handler, error) {
	for i := len(names) - 1; i >= 0; i-- {
		name := fileName(names[i])
		settings, ok := b.source.HTTP.Middlewares[name]
		if !ok {
			return nil, fmt.Errorf("middleware %q does not exist", name+"@file")
		}
		var err error
		if handler, err = b.middleware(handler, name, settings); err != nil {
			return nil, err
		}
	}
	return handler, nil
}

func (b *built) middleware(next http.Handler, name string, settings map[string]interface{}) (http.Handler, error) {
	if len(settings) != 1 {
		return nil, fmt.Errorf("cannot create middleware: multi-types middleware not supported, consider declaring two different pieces of middleware instead")
	}
	for kind, value := range settings {
		switch kind {
		case "basicAuth":
			return basicAuth(next, value)
		case "headers":
			return headers(next, value)
		case "ipAllowList":
			return ipAllowList(next, value)
		case "redirectScheme":
			return redirectScheme(next, value)
		case "chain":
			var c struct{ Middlewares []string }
			if err := convert(value, &c); err != nil {
				return nil, err
			}
			return b.wrap(next, c.Middlewares)
		case "plugin":
			return b.plugin(next, name, value)
		}
	}
	return nil, fmt.Errorf("invalid middleware %q configuration: invalid middleware type or middleware does not exist", name+"@file")
}

// convert matches names without regard to case and skips unknown ones, as Traefik does with a plugin's settings.
func convert(value, target interface{}) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, target)
}

func (b *built) plugin(next http.Handler, name string, value interface{}) (http.Handler, error) {
	var kinds map[string]interface{}
	if err := convert(value, &kinds); err != nil {
		return nil, err
	}
	if config, ok := kinds["geoip"]; ok && len(kinds) == 1 {
		return b.geoip(next, name, config)
	}
	var plugins map[string]*mtls.Config
	if err := convert(value, &plugins); err != nil {
		return nil, err
	}
	for plugin, config := range plugins {
		if _, ok := b.static.Experimental.LocalPlugins[plugin]; !ok {
			return nil, fmt.Errorf("plugin: unknown plugin type: %s", plugin)
		}
		return mtls.New(context.Background(), next, config, name+"@file")
	}
	return nil, fmt.Errorf("plugin: empty configuration")
}

func (b *built) geoip(next http.Handler, name string, value interface{}) (http.Handler, error) {
	if _, ok := b.static.Experimental.LocalPlugins["geoip"]; !ok {
		return nil, fmt.Errorf("plugin: unknown plugin type: geoip")
	}
	var config geoip.Config
	if err := convert(value, &config); err != nil {
		return nil, err
	}
	return geoip.New(context.Background(), next, &config, name+"@file")
}

func basicAuth(next http.Handler, value interface{}) (http.Handler, error) {
	var c struct {
		Users        []string
		HeaderField  string
		RemoveHeader bool
	}
	if err := convert(value, &c); err != nil {
		return nil, err
	}
	hashes := map[string]string{}
	for _, user := range c.Users {
		name, hash, ok := strings.Cut(user, ":")
		if !ok {
			return nil, fmt.Errorf("error parsing BasicUser: %v", name)
		}
		hashes[name] = hash
	}
	if len(hashes) == 0 {
		return nil, fmt.Errorf("no users provided")
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, password, _ := r.BasicAuth()
		if bcrypt.CompareHashAndPassword([]byte(hashes[name]), []byte(password)) != nil {
			w.Header().Set("WWW-Authenticate", `Basic realm="traefik"`)
			http.Error(w, "401 Unauthorized", http.StatusUnauthorized)
			return
		}
		if c.HeaderField != "" {
			r.Header.Set(c.HeaderField, name)
		}
		if c.RemoveHeader {
			r.Header.Del("Authorization")
		}
		next.ServeHTTP(w, r)
	}), nil
}

func headers(next http.Handler, value interface{}) (http.Handler, error) {
	var c struct{ CustomRequestHeaders, CustomResponseHeaders map[string]string }
	if err := convert(value, &c); err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		apply(r.Header, c.CustomRequestHeaders)
		apply(w.Header(), c.CustomResponseHeaders)
		next.ServeHTTP(w, r)
	}), nil
}

func apply(header http.Header, changes map[string]string) {
	for name, value := range changes {
		if value == "" {
			header.Del(name)
		} else {
			header.Set(name, value)
		}
	}
}

func ipAllowList(next http.Handler, value interface{}) (http.Handler, error) {
	var c struct{ SourceRange []string }
	if err := convert(value, &c); err != nil {
		return nil, err
	}
	ranges, err := parseRanges(c.SourceRange)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !contains(ranges, r.RemoteAddr) {
			http.Error(w, "Forbidden", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	}), err
}

func redirectScheme(next http.Handler, value interface{}) (http.Handler, error) {
	var c struct {
		Scheme, Port string
		Permanent    bool
	}
	if err := convert(value, &c); err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if (r.TLS != nil) == (c.Scheme == "https") {
			next.ServeHTTP(w, r)
			return
		}
		redirect(w, r, c.Scheme, c.Port, c.Permanent)
	}), nil
}

func redirect(w http.ResponseWriter, r *http.Request, scheme, port string, permanent bool) {
	if port != "" && port != "443" && port != "80" {
		port = ":" + port
	} else {
		port = ""
	}
	status := http.StatusFound
	if permanent {
		status = http.StatusMovedPermanently
	}
	http.Redirect(w, r, scheme+"://"+hostOf(r)+port+r.URL.RequestURI(), status)
}
