package geoip

import (
	"math/rand"
	"net"
	"testing"
)

// probe reads a file as a request does, without the net that catches a panic there.
func probe(data []byte) int {
	d, err := parse(data)
	if err != nil {
		return 0
	}
	found := 0
	for _, address := range []string{"81.2.69.160", "203.0.113.7", "0.0.0.0", "255.255.255.255", "2001:db8::1", "::"} {
		if _, ok := d.find(net.ParseIP(address)); ok {
			found++
		}
	}
	return found
}

func Test_A_truncated_file_is_no_panic_and_requests_pass(t *testing.T) {
	whole := sample(28, 6)
	if probe(whole) == 0 {
		t.Fatal("the whole file is not read")
	}
	for length := 0; length < len(whole); length += 7 {
		probe(whole[:length])
		probe(whole[length:])
	}
	newSite(t, onDisk(t, whole[:len(whole)/2])).expect("81.2.69.160:1", "", "", "")
}

func Test_No_change_of_its_bytes_makes_a_reader_panic(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for _, recordSize := range []int{24, 28, 32} {
		whole := sample(recordSize, 6)
		for i := 0; i < 150; i++ {
			changed := append([]byte{}, whole...)
			for j := 0; j <= i%8; j++ {
				// the tree is long and dull: mostly the data and the description behind it
				at := len(changed) - 1 - random.Intn(450)
				if i%5 == 0 {
					at = random.Intn(len(changed))
				}
				changed[at] = byte(random.Intn(256))
			}
			probe(changed)
		}
	}
}

func Test_Random_data_behind_a_good_tree_is_no_panic(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for i := 0; i < 150; i++ {
		noise := make([]byte, 1+random.Intn(200))
		random.Read(noise)
		w := newWriter(24, 4)
		w.put("81.2.0.0/16", noise)
		probe(w.bytes())
		probe(noise)
		probe(append(append(noise, marker...), noise...))
	}
}

func Test_Data_that_contains_itself_ends(t *testing.T) {
	for _, evil := range [][]byte{
		{1 << 5, 0}, // a pointer to itself
		{7<<5 | 31, 0xff, 0xff, 0xff, 0x41, 'a', 1 << 5, 0}, // a map of millions, of itself
		{31, 4, 0xff, 0xff, 0xff, 0, 4, 0, 4},               // a list of millions of empty lists
	} {
		w := newWriter(24, 4)
		w.put("81.2.0.0/16", evil)
		d, err := parse(w.bytes())
		if err != nil {
			t.Fatal(err)
		}
		if found, _ := d.find(net.ParseIP("81.2.69.160")); found != (place{}) {
			t.Errorf("got %v", found)
		}
	}
	deep := make([]byte, 0, 4000)
	for i := 0; i < 1000; i++ {
		deep = append(deep, 7<<5|1, 0x41, 'a')
	}
	w := newWriter(24, 4)
	w.put("81.2.0.0/16", deep)
	probe(w.bytes())
}
