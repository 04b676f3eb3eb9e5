package main

import (
	"bytes"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
)

var errSeen = errors.New("seen what there was to see")

// peekedConn keeps what was read of it until it is rewound.
type peekedConn struct {
	net.Conn
	seen   bytes.Buffer
	reader io.Reader
}

func (c *peekedConn) Read(p []byte) (int, error) {
	if c.reader != nil {
		return c.reader.Read(p)
	}
	n, err := c.Conn.Read(p)
	c.seen.Write(p[:n])
	return n, err
}

func (c *peekedConn) rewind() {
	c.reader = io.MultiReader(&c.seen, c.Conn)
}

// serverName lets Go's own TLS read the hello, and stops it there.
func (c *peekedConn) serverName() (name string, isTLS bool) {
	first := make([]byte, 1)
	if _, err := c.Read(first); err != nil || first[0] != 0x16 {
		return "", false
	}
	probe := &probeConn{Conn: c, first: first}
	_ = tls.Server(probe, &tls.Config{GetConfigForClient: func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		name = hello.ServerName
		return nil, errSeen
	}}).Handshake()
	return strings.ToLower(name), true
}

// probeConn gives the first byte again and sends nothing.
type probeConn struct {
	net.Conn
	first []byte
}

func (c *probeConn) Read(p []byte) (int, error) {
	if len(c.first) > 0 {
		n := copy(p, c.first)
		c.first = c.first[n:]
		return n, nil
	}
	return c.Conn.Read(p)
}

func (c *probeConn) Write(p []byte) (int, error) { return len(p), nil }

// queue is a listener that hands out connections which were accepted elsewhere.
type queue struct {
	net.Listener
	connections chan net.Conn
}

func newQueue(listener net.Listener) *queue { return &queue{listener, make(chan net.Conn)} }
func (q *queue) push(connection net.Conn)   { q.connections <- connection }
func (q *queue) Accept() (net.Conn, error)  { return <-q.connections, nil }
