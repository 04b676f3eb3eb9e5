package geoip

import (
	"net"
	"os"
	"testing"
	"time"
)

// writer makes a small database: networks and what is known of them, each value already encoded.
type writer struct {
	recordSize, version int
	nodes               [][2]int // 0 is nothing, n > 0 node n, n < 0 the data at -n-1
	data                []byte
}

func newWriter(recordSize, version int) *writer {
	return &writer{recordSize: recordSize, version: version, nodes: [][2]int{{}}}
}

func (w *writer) put(network string, data []byte) {
	_, parsed, err := net.ParseCIDR(network)
	if err != nil {
		panic(err)
	}
	ones, _ := parsed.Mask.Size()
	bits := []byte(parsed.IP)
	if w.version == 6 && len(bits) == 4 {
		bits = append(make([]byte, 12), bits...)
		ones += 96
	}
	node := 0
	for i := 0; i < ones; i++ {
		side := int(bits[i/8]>>uint(7-i%8)) & 1
		if i == ones-1 {
			w.nodes[node][side] = -len(w.data) - 1
		} else {
			if w.nodes[node][side] == 0 {
				w.nodes = append(w.nodes, [2]int{})
				w.nodes[node][side] = len(w.nodes) - 1
			}
			node = w.nodes[node][side]
		}
	}
	w.data = append(w.data, data...)
}

func (w *writer) record(value int) int {
	if value == 0 {
		return len(w.nodes)
	}
	if value < 0 {
		return len(w.nodes) + separator - value - 1
	}
	return value
}

func (w *writer) bytes() []byte {
	var file []byte
	for _, node := range w.nodes {
		l, r := w.record(node[0]), w.record(node[1])
		switch w.recordSize {
		case 24:
			file = append(file, byte(l>>16), byte(l>>8), byte(l), byte(r>>16), byte(r>>8), byte(r))
		case 28:
			file = append(file, byte(l>>16), byte(l>>8), byte(l), byte(l>>24<<4|r>>24), byte(r>>16), byte(r>>8), byte(r))
		case 32:
			file = append(file, byte(l>>24), byte(l>>16), byte(l>>8), byte(l), byte(r>>24), byte(r>>16), byte(r>>8), byte(r))
		}
	}
	file = append(append(file, make([]byte, separator)...), w.data...)
	file = append(file, marker...)
	return append(file, mapping(
		text("languages"), append([]byte{1, 4}, text("en")...),
		text("build_epoch"), []byte{0x04, 0x02, 1, 2, 3, 4},
		text("node_count"), []byte{0xc4, byte(len(w.nodes) >> 24), byte(len(w.nodes) >> 16), byte(len(w.nodes) >> 8), byte(len(w.nodes))},
		text("record_size"), []byte{0xa1, byte(w.recordSize)},
		text("ip_version"), []byte{0xa1, byte(w.version)},
		text("binary_format_major_version"), []byte{0xa1, 2},
	)...)
}

func text(s string) []byte {
	if len(s) < 29 {
		return append([]byte{2<<5 | byte(len(s))}, s...)
	}
	return append([]byte{2<<5 | 29, byte(len(s) - 29)}, s...)
}

func mapping(keysAndValues ...[]byte) []byte {
	all := []byte{7<<5 | byte(len(keysAndValues)/2)}
	for _, one := range keysAndValues {
		all = append(all, one...)
	}
	return all
}

func list(values ...[]byte) []byte {
	all := []byte{byte(len(values)), 4}
	for _, one := range values {
		all = append(all, one...)
	}
	return all
}

func placed(country, region, city string) []byte {
	return mapping(
		text("city"), mapping(text("geoname_id"), []byte{0xc2, 1, 2}, text("names"), mapping(text("de"), text("x"), text("en"), text(city))),
		text("is_anycast"), []byte{0x01, 0x07},
		text("location"), mapping(text("latitude"), []byte{0x68, 0, 0, 0, 0, 0, 0, 0, 0}),
		text("country"), mapping(text("iso_code"), text(country)),
		text("subdivisions"), list(mapping(text("iso_code"), text(region)), mapping(text("iso_code"), text("second"))),
	)
}

func sample(recordSize, version int) []byte {
	w := newWriter(recordSize, version)
	w.put("81.2.69.0/24", placed("GB", "ENG", "London"))
	w.put("203.0.113.7/32", mapping(text("country"), mapping(text("iso_code"), text("NL"))))
	if version == 6 {
		w.put("2001:db8::/32", placed("DE", "BY", "München"))
	}
	return w.bytes()
}

func onDisk(t *testing.T, data []byte) string {
	path := folder(t) + "/test.mmdb"
	write(t, path, data, time.Now())
	return path
}

func folder(t *testing.T) string {
	dir, err := os.MkdirTemp("", "geoip")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func write(t *testing.T, path string, data []byte, modified time.Time) {
	if err := os.WriteFile(path, data, 0644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, modified, modified); err != nil {
		t.Fatal(err)
	}
}
