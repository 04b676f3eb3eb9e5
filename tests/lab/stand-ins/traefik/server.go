package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"
)

type server struct {
	static  *static
	logs    *logger
	docker  *docker
	current atomic.Pointer[built]
}

// load reads the dynamic file; on an error what was there before stays.
func (s *server) load() error {
	source := &dynamic{}
	var err error
	if file := s.static.Providers.File.Filename; file != "" {
		source, err = readDynamic(file)
	}
	if err == nil {
		s.current.Store(build(s.static, source, s.docker, s.logs))
	} else if s.current.Load() == nil {
		s.current.Store(build(s.static, &dynamic{}, s.docker, s.logs))
	}
	return err
}

func (s *server) listen() error {
	for name, entry := range s.static.EntryPoints {
		if entry.isUDP() {
			continue
		}
		listener, err := net.Listen("tcp", entry.address())
		if err != nil {
			return fmt.Errorf("error while building entryPoint %s: building listener: error opening listener: %w", name, err)
		}
		go s.accept(name, listener)
	}
	return nil
}

func (s *server) accept(entry string, listener net.Listener) {
	plain, secure := newQueue(listener), newQueue(listener)
	for _, q := range []*queue{plain, secure} {
		server := &http.Server{Handler: s.handler(entry), ErrorLog: log.New(io.Discard, "", 0)}
		go func(q *queue) { s.logs.error("", "error", server.Serve(q)) }(q)
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			s.logs.error("Error in accept", "error", err)
			return
		}
		go s.sort(entry, connection, plain, secure)
	}
}

// sort looks at the first bytes of a connection: TLS or not, and for which host.
func (s *server) sort(entry string, connection net.Conn, plain, secure *queue) {
	b := s.current.Load()
	for _, r := range b.tcp {
		if r.router.TLS == nil && b.listensAt(r, entry) {
			b.pipe(r, connection)
			return
		}
	}
	peeked := &peekedConn{Conn: connection}
	_ = connection.SetReadDeadline(time.Now().Add(10 * time.Second))
	name, isTLS := peeked.serverName()
	_ = connection.SetReadDeadline(time.Time{})
	peeked.rewind()
	if !isTLS {
		plain.push(peeked)
		return
	}
	for _, r := range b.tcp {
		if r.router.TLS != nil && b.listensAt(r, entry) && r.matcher.matches(&http.Request{Host: name}) {
			b.pipe(r, peeked)
			return
		}
	}
	options := b.optionsFor(name)
	if options == nil {
		connection.Close()
		return
	}
	secure.push(tls.Server(peeked, options))
}

func (b *built) listensAt(r *route, entry string) bool {
	for _, name := range b.entryPoints(r.router) {
		if name == entry {
			return true
		}
	}
	return false
}

// optionsFor is nil where the connection has to be closed.
func (b *built) optionsFor(host string) *tls.Config {
	return b.tls[b.optionsName(host)]
}

func (b *built) optionsName(host string) string {
	for _, r := range b.http {
		for _, candidate := range r.matcher.hosts {
			if candidate == strings.ToLower(host) && r.options != "" {
				return r.options
			}
		}
	}
	return "default"
}

func (b *built) pipe(r *route, client net.Conn) {
	defer client.Close()
	for _, ranges := range r.sources {
		if !contains(ranges, client.RemoteAddr().String()) {
			return
		}
	}
	address, err := b.tcpAddress(r.router.Service)
	var backend net.Conn
	if err == nil {
		backend, err = net.Dial("tcp", address)
	}
	if err != nil {
		b.logs.error("Error while dialing backend", "error", err, "routerName", r.name+"@file")
		return
	}
	defer backend.Close()
	done := make(chan struct{}, 2)
	for _, pair := range [][2]net.Conn{{client, backend}, {backend, client}} {
		go func(to, from net.Conn) {
			_, _ = io.Copy(to, from)
			done <- struct{}{}
		}(pair[0], pair[1])
	}
	<-done
}

func (b *built) tcpAddress(name string) (string, error) {
	if strings.HasSuffix(name, "@docker") {
		addresses, err := b.docker.find("tcp", strings.TrimSuffix(name, "@docker"))
		if err != nil {
			return "", err
		}
		return addresses[0], nil
	}
	configured := b.source.TCP.Services[fileName(name)]
	if configured == nil || len(configured.LoadBalancer.Servers) == 0 {
		return "", fmt.Errorf("the service %q does not exist", name)
	}
	return configured.LoadBalancer.Servers[0].Address, nil
}
