package mtls

import (
	"context"
	"net/http"
	"testing"
)

func Test_New_refuses_what_would_let_in_nobody_or_anybody_by_mistake(t *testing.T) {
	provisioners := []string{"admin"}
	for what, config := range map[string]*Config{
		"no configuration":       nil,
		"nothing set":            CreateConfig(),
		"empty list":             {Provisioners: provisioners},
		"list and allowAll":      {Provisioners: provisioners, Allow: []string{client}, AllowAll: true},
		"no provisioner":         {Allow: []string{client}},
		"blank provisioner":      {Allow: []string{client}, Provisioners: []string{""}},
		"padded provisioner":     {Allow: []string{client}, Provisioners: []string{" admin"}},
		"allowAll, nobody signs": {AllowAll: true},
	} {
		expectError(t, what, config)
	}
}

func Test_New_refuses_what_is_not_a_name(t *testing.T) {
	for _, pattern := range []string{"", " ", "*", "*.", "**.example.com", "*foo.example.com", "foo*.example.com", "foo.*.com",
		"*.*.example.com", "foo.*", " foo.example.com", "foo.example.com ", "foo bar.example.com", ".example.com",
		"example.com.", "a..b", "foo,bar", "-a.example.com", "a-.example.com", "a\n.example.com", "ä.example.com"} {
		expectError(t, pattern, admitting("good.example.com", pattern))
	}
}

func Test_New_does_not_panic_without_a_service(t *testing.T) {
	if handler, err := New(context.Background(), nil, admitting(client), "test"); err == nil || handler != nil {
		t.Errorf("want an error, got %v", handler)
	}
}

func expectError(t *testing.T, what string, config *Config) {
	handler, err := New(context.Background(), http.NotFoundHandler(), config, "test")
	if err == nil || handler != nil {
		t.Errorf("%q: want an error", what)
	}
}

func Benchmark_A_name_is_looked_up_among_thousands(b *testing.B) {
	list := []string{"*.clients.pi.example.com"}
	for i := 0; i < 5000; i++ {
		list = append(list, "n"+string(rune('a'+i%26))+".example.com")
	}
	n, err := newNames(list, false)
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; i < b.N; i++ {
		if !n.contain(client) {
			b.Fatal("not found")
		}
	}
}
