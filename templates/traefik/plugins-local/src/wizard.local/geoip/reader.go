package geoip

const (
	kindExtended = 0
	kindPointer  = 1
	kindText     = 2
	kindUint16   = 5
	kindUint32   = 6
	kindMap      = 7
	kindUint64   = 9
	kindArray    = 11
	kindEnd      = 13
	kindBool     = 14
)

const (
	deepest = 32
	most    = 20000 // values that are looked at for one address: a file that asks for more is broken, or evil
)

// reader reads a section of data. Nothing in it is trusted: what cannot be read is not there.
type reader struct {
	data []byte
	left int
}

func newReader(data []byte) *reader {
	return &reader{data: data, left: most}
}

// value is the head of a value.
type value struct {
	kind, size int
	body       int // where its content begins
	ok         bool
}

// text is what stands under these keys, "" for the first of a list; blank where nothing does.
func (r *reader) text(at int, path ...string) string {
	v := r.follow(at, path)
	if !v.ok || v.kind != kindText || v.size > longest {
		return ""
	}
	return string(r.data[v.body : v.body+v.size])
}

// number is what stands under a key; -1 where nothing does, or too much.
func (r *reader) number(at int, key string) int {
	v := r.follow(at, []string{key})
	if !v.ok || v.kind != kindUint16 && v.kind != kindUint32 && v.kind != kindUint64 || v.size > 8 {
		return -1
	}
	return bigEndian(r.data[v.body : v.body+v.size])
}

func (r *reader) follow(at int, path []string) value {
	v := r.resolved(at)
	for _, key := range path {
		if key == "" {
			if !v.ok || v.kind != kindArray || v.size == 0 {
				return value{}
			}
			v = r.resolved(v.body)
		} else {
			v = r.member(v, key)
		}
	}
	return v
}

func (r *reader) member(in value, key string) value {
	if !in.ok || in.kind != kindMap {
		return value{}
	}
	at := in.body
	for i := 0; i < in.size; i++ {
		name := r.resolved(at)
		if !name.ok || name.kind != kindText {
			return value{}
		}
		after := r.skip(at, 0)
		if after < 0 {
			return value{}
		}
		if string(r.data[name.body:name.body+name.size]) == key {
			return r.resolved(after)
		}
		if at = r.skip(after, 0); at < 0 {
			return value{}
		}
	}
	return value{}
}

// resolved is the value at a place, or the one that a pointer there points to. A pointer to a pointer is not allowed.
func (r *reader) resolved(at int) value {
	v := r.head(at)
	if v.ok && v.kind == kindPointer {
		if v = r.head(v.size); v.kind == kindPointer {
			return value{}
		}
	}
	return v
}

// skip is where the next value begins; -1 where this one cannot be read.
func (r *reader) skip(at, depth int) int {
	v := r.head(at)
	if !v.ok || depth > deepest {
		return -1
	}
	values := 0
	switch v.kind {
	case kindPointer, kindBool, kindEnd:
		return v.body
	case kindMap:
		values = 2 * v.size
	case kindArray:
		values = v.size
	default:
		return v.body + v.size
	}
	at = v.body
	for i := 0; i < values && at >= 0; i++ {
		at = r.skip(at, depth+1)
	}
	return at
}

// head reads kind and size; of a pointer, the size is where it points and the body is what comes after it.
func (r *reader) head(at int) value {
	r.left--
	if r.left < 0 || at < 0 || at >= len(r.data) {
		return value{}
	}
	control := int(r.data[at])
	kind, size := control>>5, control&0x1f
	at++
	if kind == kindPointer {
		return r.pointer(size, at)
	}
	if kind == kindExtended {
		if at >= len(r.data) {
			return value{}
		}
		kind = 7 + int(r.data[at])
		at++
	}
	if size >= 29 {
		more, from := size-28, []int{29, 285, 65821}[size-29]
		if at+more > len(r.data) {
			return value{}
		}
		size = from + bigEndian(r.data[at:at+more])
		at += more
	}
	if kind != kindMap && kind != kindArray && kind != kindBool && size > len(r.data)-at {
		return value{}
	}
	return value{kind: kind, size: size, body: at, ok: true}
}

func (r *reader) pointer(bits, at int) value {
	length := bits>>3 + 1
	if at+length > len(r.data) {
		return value{}
	}
	target := bigEndian(r.data[at : at+length])
	switch length {
	case 1:
		target += (bits & 7) << 8
	case 2:
		target += (bits&7)<<16 + 2048
	case 3:
		target += (bits&7)<<24 + 526336
	}
	if target < 0 || target >= len(r.data) {
		return value{}
	}
	return value{kind: kindPointer, size: target, body: at + length, ok: true}
}
