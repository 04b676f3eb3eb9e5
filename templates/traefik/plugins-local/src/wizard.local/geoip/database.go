package geoip

import (
	"bytes"
	"errors"
	"net"
)

// The format is https://maxmind.github.io/MaxMind-DB/: a binary tree over the bits of an address, 16 bytes of zeros, the
// data that its leaves point into, and a map that describes it all.

const (
	marker    = "\xab\xcd\xefMaxMind.com"
	farthest  = 128 * 1024 // bytes from the end of the file to the marker
	separator = 16         // bytes between the tree and the data
)

var errFormat = errors.New("this is no database of MaxMind")

type database struct {
	tree       []byte
	data       []byte
	nodes      int
	recordSize int // bits
	isIPv6     bool
	ipv4       int // the node below which IPv4 addresses are
}

type place struct {
	country, region, city string
}

func parse(file []byte) (*database, error) {
	tail := 0
	if len(file) > farthest {
		tail = len(file) - farthest
	}
	at := bytes.LastIndex(file[tail:], []byte(marker))
	if at < 0 {
		return nil, errFormat
	}
	description := newReader(file[tail+at+len(marker):])
	nodes, recordSize := description.number(0, "node_count"), description.number(0, "record_size")
	version, format := description.number(0, "ip_version"), description.number(0, "binary_format_major_version")
	if format != 2 || version != 4 && version != 6 || recordSize != 24 && recordSize != 28 && recordSize != 32 {
		return nil, errFormat
	}
	body := file[:tail+at]
	if nodes <= 0 || nodes > len(body)/(recordSize/4) || nodes*(recordSize/4)+separator > len(body) {
		return nil, errFormat
	}
	end := nodes * (recordSize / 4)
	d := &database{tree: body[:end], data: body[end+separator:], nodes: nodes, recordSize: recordSize, isIPv6: version == 6}
	if d.isIPv6 {
		d.ipv4 = d.walk(0, make([]byte, 12))
	}
	return d, nil
}

func (d *database) find(address net.IP) (place, bool) {
	node := 0
	if short := address.To4(); short != nil {
		node = d.walk(d.ipv4, short)
	} else if d.isIPv6 && len(address) == net.IPv6len {
		node = d.walk(0, address)
	} else {
		return place{}, false
	}
	at := node - d.nodes - separator
	if at < 0 || at >= len(d.data) {
		return place{}, false
	}
	r := newReader(d.data)
	return place{
		country: r.text(at, "country", "iso_code"),
		region:  r.text(at, "subdivisions", "", "iso_code"),
		city:    r.text(at, "city", "names", "en"),
	}, true
}

// walk follows the bits; what it ends at is no node where that is not less than the number of nodes.
func (d *database) walk(node int, bits []byte) int {
	for i := 0; i < len(bits)*8 && node >= 0 && node < d.nodes; i++ {
		node = d.record(node, int(bits[i/8]>>uint(7-i%8))&1)
	}
	return node
}

// record is one of the two numbers of a node; more than an int of 32 bits holds is none.
func (d *database) record(node, side int) int {
	at := node * (d.recordSize / 4)
	b := d.tree[at : at+d.recordSize/4]
	switch d.recordSize {
	case 24:
		return bigEndian(b[side*3 : side*3+3])
	case 28:
		high := int(b[3] >> 4)
		if side == 1 {
			high = int(b[3] & 0x0f)
		}
		return high<<24 | bigEndian(b[side*4:side*4+3])
	}
	return bigEndian(b[side*4 : side*4+4])
}

// bigEndian reads up to 8 bytes; -1 is too large a number.
func bigEndian(b []byte) int {
	number := uint64(0)
	for _, one := range b {
		if number >= 1<<23 {
			return -1
		}
		number = number<<8 | uint64(one)
	}
	if number > 1<<31-1 {
		return -1
	}
	return int(number)
}
