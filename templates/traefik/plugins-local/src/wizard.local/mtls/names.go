package mtls

import (
	"fmt"
	"regexp"
	"strings"
)

// A certificate's names become a header's value: nothing but a host name's characters may come through.
var hostName = regexp.MustCompile(`^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$`)

// names answers in one or two look-ups, however long the list is.
type names struct {
	exact   map[string]bool
	parents map[string]bool
	// below has the parent of each name and each star: what a star in a certificate may cover.
	below map[string]bool
}

func newNames(patterns []string) (*names, error) {
	result := &names{exact: map[string]bool{}, parents: map[string]bool{}, below: map[string]bool{}}
	for _, pattern := range patterns {
		if err := result.add(pattern); err != nil {
			return nil, err
		}
	}
	return result, nil
}

func (n *names) add(pattern string) error {
	name := strings.ToLower(pattern)
	label, parent := split(name)
	if label == "*" && hostName.MatchString(parent) {
		n.parents[parent] = true
	} else if hostName.MatchString(name) {
		n.exact[name] = true
	} else {
		return fmt.Errorf("%q is not a name: give host names such as foo.example.com or *.example.com", pattern)
	}
	n.below[parent] = true
	return nil
}

// contain expects a name in lower case.
func (n *names) contain(name string) bool {
	_, parent := split(name)
	return n.exact[name] || n.parents[parent]
}

// split takes a name apart at its first dot; a name without one has no parent.
func split(name string) (label, parent string) {
	dot := strings.Index(name, ".")
	if dot < 0 {
		return name, ""
	}
	return name[:dot], name[dot+1:]
}
