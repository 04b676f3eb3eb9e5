package main

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"regexp"
	"strings"
)

// matcher is one rule, and the host names that its Host() and HostSNI() name: they decide on the TLS options.
type matcher struct {
	matches func(r *http.Request) bool
	hosts   []string
}

var token = regexp.MustCompile("^\\s*(&&|\\|\\||!|\\(|\\)|,|`[^`]*`|\"[^\"]*\"|[A-Za-z]+)")

type ruleParser struct {
	text, current string
	hosts         []string
}

func parseRule(rule string) (*matcher, error) {
	p := &ruleParser{text: rule}
	if err := p.next(); err != nil {
		return nil, err
	}
	matches, err := p.either()
	if err == nil && p.current != "" {
		err = fmt.Errorf("unexpected %q", p.current)
	}
	if err != nil {
		return nil, fmt.Errorf("error while parsing rule %s: %w", rule, err)
	}
	return &matcher{matches, p.hosts}, nil
}

func (p *ruleParser) next() error {
	found := token.FindStringSubmatch(p.text)
	if found == nil {
		p.current = ""
		if strings.TrimSpace(p.text) != "" {
			return fmt.Errorf("cannot read %q", p.text)
		}
		return nil
	}
	p.current, p.text = found[1], p.text[len(found[0]):]
	return nil
}

func (p *ruleParser) take(wanted string) error {
	if p.current != wanted {
		return fmt.Errorf("%q expected instead of %q", wanted, p.current)
	}
	return p.next()
}

type test = func(r *http.Request) bool

func (p *ruleParser) either() (test, error) {
	left, err := p.both()
	for err == nil && p.current == "||" {
		var right test
		if err = p.next(); err == nil {
			right, err = p.both()
		}
		first := left
		left = func(r *http.Request) bool { return first(r) || right(r) }
	}
	return left, err
}

func (p *ruleParser) both() (test, error) {
	left, err := p.single()
	for err == nil && p.current == "&&" {
		var right test
		if err = p.next(); err == nil {
			right, err = p.single()
		}
		first := left
		left = func(r *http.Request) bool { return first(r) && right(r) }
	}
	return left, err
}

func (p *ruleParser) single() (test, error) {
	switch p.current {
	case "!":
		known := len(p.hosts)
		if err := p.next(); err != nil {
			return nil, err
		}
		inner, err := p.single()
		p.hosts = p.hosts[:known]
		return func(r *http.Request) bool { return !inner(r) }, err
	case "(":
		if err := p.next(); err != nil {
			return nil, err
		}
		inner, err := p.either()
		if err != nil {
			return nil, err
		}
		return inner, p.take(")")
	}
	return p.call()
}

func (p *ruleParser) call() (test, error) {
	name := p.current
	if err := p.next(); err != nil {
		return nil, err
	}
	if err := p.take("("); err != nil {
		return nil, err
	}
	if len(p.current) < 2 || !strings.ContainsAny(p.current[:1], "`\"") {
		return nil, fmt.Errorf("a quoted value expected instead of %q", p.current)
	}
	value := p.current[1 : len(p.current)-1]
	if err := p.next(); err != nil {
		return nil, err
	}
	if err := p.take(")"); err != nil {
		return nil, err
	}
	return p.function(name, value)
}

func (p *ruleParser) function(name, value string) (test, error) {
	switch name {
	case "Host", "HostSNI":
		host := strings.ToLower(value)
		p.hosts = append(p.hosts, host)
		return func(r *http.Request) bool { return host == "*" || hostOf(r) == host }, nil
	case "PathPrefix":
		return func(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, value) }, nil
	case "Path":
		return func(r *http.Request) bool { return r.URL.Path == value }, nil
	case "Method":
		return func(r *http.Request) bool { return r.Method == value }, nil
	case "ClientIP":
		ranges, err := parseRanges([]string{value})
		return func(r *http.Request) bool { return contains(ranges, r.RemoteAddr) }, err
	}
	return nil, fmt.Errorf("unsupported function: %s", name)
}

func hostOf(r *http.Request) string {
	host := r.Host
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(host, "[]"))
}

func parseRanges(list []string) (result []netip.Prefix, err error) {
	for _, text := range list {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			address, err := netip.ParseAddr(text)
			if err != nil {
				return nil, fmt.Errorf("parsing CIDR trusted IPs %s: %w", text, err)
			}
			prefix = netip.PrefixFrom(address, address.BitLen())
		}
		result = append(result, prefix)
	}
	if len(result) == 0 {
		return nil, fmt.Errorf("sourceRange is empty, IPAllowLister not created")
	}
	return result, nil
}

func contains(ranges []netip.Prefix, remote string) bool {
	peer, err := netip.ParseAddrPort(remote)
	for _, prefix := range ranges {
		if err == nil && prefix.Contains(peer.Addr().Unmap()) {
			return true
		}
	}
	return false
}
