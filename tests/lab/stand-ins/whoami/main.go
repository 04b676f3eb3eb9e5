// whoami stands in for traefik/whoami where no registry is reachable: it answers with what it received.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
)

func main() {
	name := flag.String("name", "", "the name to answer with")
	port := flag.String("port", "80", "the port to listen at")
	flag.Parse()
	hostname, err := os.Hostname()
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if *name != "" {
			fmt.Fprintln(w, "Name:", *name)
		}
		fmt.Fprintln(w, "Hostname:", hostname)
		for _, address := range addresses() {
			fmt.Fprintln(w, "IP:", address)
		}
		fmt.Fprintln(w, "RemoteAddr:", r.RemoteAddr)
		if err := r.Write(w); err != nil {
			log.Print(err)
		}
	})
	log.Printf("Starting up on port %s", *port)
	log.Fatal(http.ListenAndServe(":"+*port, nil))
}

func addresses() (result []net.IP) {
	all, err := net.InterfaceAddrs()
	if err != nil {
		log.Print(err)
	}
	for _, address := range all {
		if network, ok := address.(*net.IPNet); ok {
			result = append(result, network.IP)
		}
	}
	return result
}
