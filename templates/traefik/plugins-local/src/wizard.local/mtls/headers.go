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
		if isIdentity(key) {
			delete(header, key)
		}
	}
	keepIdentity(header)
}

func isIdentity(key string) bool {
	switch strings.ToLower(punctuation.Replace(key)) {
	case "xclientcn", "xforwardeduser":
		return true
	}
	return false
}

// keepIdentity makes Connection name the identity headers no more: a proxy takes off what it names, and the service
// would not be told who came.
func keepIdentity(header http.Header) {
	var kept []string
	for _, value := range header["Connection"] {
		for _, name := range strings.Split(value, ",") {
			if !isIdentity(strings.TrimSpace(name)) {
				kept = append(kept, strings.TrimSpace(name))
			}
		}
	}
	header.Del("Connection")
	if len(kept) > 0 {
		header.Set("Connection", strings.Join(kept, ", "))
	}
}

func setIdentity(header http.Header, name string) {
	header.Set(clientName, "CN="+name)
	header.Set(forwardedUser, "CN="+name)
}
