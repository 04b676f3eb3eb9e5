package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// logger writes lines in the form of Traefik's own: TIME LEVEL message key=value.
type logger struct {
	threshold int
}

var levels = []string{"debug", "info", "warn", "error"}

func newLogger(level string) *logger {
	for i, name := range levels {
		if strings.EqualFold(name, level) {
			return &logger{i}
		}
	}
	return &logger{len(levels) - 1}
}

func (l *logger) info(message string, pairs ...interface{})  { l.write(1, "INF", message, pairs) }
func (l *logger) error(message string, pairs ...interface{}) { l.write(3, "ERR", message, pairs) }

func (l *logger) write(level int, label, message string, pairs []interface{}) {
	if level < l.threshold {
		return
	}
	line := time.Now().UTC().Format(time.RFC3339) + " " + label
	if message != "" {
		line += " " + message
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		value := fmt.Sprint(pairs[i+1])
		if strings.ContainsAny(value, " \"\n") {
			value = strconv.Quote(value)
		}
		line += fmt.Sprintf(" %s=%s", pairs[i], value)
	}
	fmt.Fprintln(os.Stderr, line)
}
