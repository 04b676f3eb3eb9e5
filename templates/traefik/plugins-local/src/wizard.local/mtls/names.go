package mtls

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// A certificate's names become a header's value: nothing but a host name's characters may come through.
var hostName = regexp.MustCompile(`^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$`)

// names answers in one or two look-ups, however long the list is.
type names struct {
	all     bool
	exact   map[string]bool
	parents map[string]bool
}

func newNames(patterns []string, all bool) (*names, error) {
	if all && len(patterns) > 0 {
		return nil, errors.New("allowAll together with a list of allowed names: choose one")
	}
	if !all && len(patterns) == 0 {
		return nil, errors.New("the list of allowed names is empty and allowAll is not set")
	}
	result := &names{all: all, exact: map[string]bool{}, parents: map[string]bool{}}
	for _, pattern := range patterns {
		if err := result.add(pattern); err != nil {
			return nil, err
		}
	}
	return result, nil
}

func (n *names) add(pattern string) error {
	name := strings.ToLower(pattern)
	set := n.exact
	if strings.HasPrefix(name, "*.") {
		name, set = name[2:], n.parents
	}
	if !hostName.MatchString(name) {
		return fmt.Errorf("%q is not a name: give host names such as foo.example.com or *.example.com", pattern)
	}
	set[name] = true
	return nil
}

func (n *names) contain(name string) bool {
	lower := strings.ToLower(name)
	// a letter beyond ASCII that becomes one of a to z (the Kelvin sign) is shorter then
	if len(lower) != len(name) || !hostName.MatchString(lower) {
		return false
	}
	name = lower
	if n.all || n.exact[name] {
		return true
	}
	dot := strings.Index(name, ".")
	return dot > 0 && n.parents[name[dot+1:]]
}
