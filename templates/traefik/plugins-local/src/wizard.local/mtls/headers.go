package mtls

import (
	"net/http"
	"strings"
)

const (
	clientName    = "X-Client-CN"
	forwardedUser = "X-Forwarded-User"
)

// Servers disagree on what a header's name may hold, and many read X_Client_CN as X-Client-CN: whatever differs only
// in such characters and in case is taken for the header.
var punctuation = strings.NewReplacer("-", "", "_", "", ".", "", "!", "", "#", "", "$", "", "%", "", "&", "",
	"'", "", "*", "", "+", "", "^", "", "`", "", "|", "", "~", "", " ", "")

func removeIdentity(header http.Header) {
	for key := range header {
		switch strings.ToLower(punctuation.Replace(key)) {
		case "xclientcn", "xforwardeduser":
			delete(header, key)
		}
	}
}

func setIdentity(header http.Header, name string) {
	header.Set(clientName, "CN="+name)
	header.Set(forwardedUser, "CN="+name)
}
