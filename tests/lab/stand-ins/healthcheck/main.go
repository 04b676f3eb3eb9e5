// healthcheck asks the socket-proxy beside it whether it is well.
package main

import (
	"log"
	"net/http"
)

func main() {
	response, err := http.Head("http://127.0.0.1:55555/health")
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		log.Fatal(response.Status)
	}
}
