// socket-proxy stands in for wollomatic/socket-proxy where no registry is reachable: it takes the flags that Traefik's
// compose file uses, and lets through only what they allow.
package main

import (
	"context"
	"errors"
	"flag"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"os/signal"
	"regexp"
	"syscall"
	"time"
)

const healthAddress = "127.0.0.1:55555"

type options struct {
	socket, endpoint      string
	health, stop          bool
	watchdog, graceTime   uint
	mode                  uint
	allowGet, allowedHead string
}

func main() {
	var o options
	flag.StringVar(&o.socket, "socketpath", "/var/run/docker.sock", "the engine's socket")
	flag.StringVar(&o.endpoint, "proxysocketendpoint", "", "the socket to listen at")
	flag.UintVar(&o.mode, "proxysocketendpointfilemode", 0o600, "the mode of that socket")
	flag.StringVar(&o.allowGet, "allowGET", "", "the paths that may be read")
	flag.StringVar(&o.allowedHead, "allowHEAD", "", "the paths that may be asked for with HEAD")
	flag.BoolVar(&o.health, "allowhealthcheck", false, "answer health checks at "+healthAddress)
	flag.UintVar(&o.watchdog, "watchdoginterval", 0, "seconds between looks at the engine's socket")
	flag.BoolVar(&o.stop, "stoponwatchdog", false, "end when the engine's socket is gone")
	flag.UintVar(&o.graceTime, "shutdowngracetime", 10, "seconds to wait for requests at the end")
	flag.Parse()
	if o.endpoint == "" {
		log.Fatal("-proxysocketendpoint is required")
	}
	if err := o.ping(); err != nil {
		log.Fatal("socket not available: ", err)
	}
	listener := listen(o.endpoint, os.FileMode(o.mode))
	server := &http.Server{Handler: o.handler()}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Fatal(err)
		}
	}()
	if o.health {
		go o.answerHealth()
	}
	if o.watchdog > 0 {
		go o.watch()
	}
	o.end(server)
}

func (o options) end(server *http.Server) {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	<-stop
	ctx, cancel := context.WithTimeout(context.Background(), time.Duration(o.graceTime)*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		log.Print("requests were cut off: ", err)
	}
}

func listen(path string, mode os.FileMode) net.Listener {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		log.Fatal(err)
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		log.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		log.Fatal(err)
	}
	return listener
}

func (o options) handler() http.Handler {
	allowed := map[string]*regexp.Regexp{}
	for method, pattern := range map[string]string{http.MethodGet: o.allowGet, http.MethodHead: o.allowedHead} {
		if pattern != "" {
			allowed[method] = regexp.MustCompile("^" + pattern + "$")
		}
	}
	proxy := &httputil.ReverseProxy{
		Director: func(r *http.Request) { r.URL.Scheme, r.URL.Host = "http", "localhost" },
		Transport: &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
			return net.Dial("unix", o.socket)
		}},
		FlushInterval: -1,
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pattern := allowed[r.Method]
		switch {
		case pattern == nil:
			http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
		case !pattern.MatchString(r.URL.Path):
			http.Error(w, "Forbidden", http.StatusForbidden)
		default:
			proxy.ServeHTTP(w, r)
		}
	})
}

func (o options) ping() error {
	connection, err := net.Dial("unix", o.socket)
	if err != nil {
		return err
	}
	return connection.Close()
}

func (o options) answerHealth() {
	log.Fatal(http.ListenAndServe(healthAddress, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/health" {
			http.NotFound(w, r)
		} else if err := o.ping(); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		}
	})))
}

func (o options) watch() {
	for range time.Tick(time.Duration(o.watchdog) * time.Second) {
		if err := o.ping(); err != nil {
			log.Print("socket not available: ", err)
			if o.stop {
				os.Exit(10)
			}
		}
	}
}
