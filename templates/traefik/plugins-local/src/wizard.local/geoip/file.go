package geoip

import (
	"os"
	"sync"
	"time"
)

const (
	patience = time.Minute // between two looks at the file
	largest  = 1 << 29     // bytes; the largest edition has a quarter of that
)

// file is a database on disk, and what was last read of it.
type file struct {
	path string

	lock     sync.Mutex
	database *database
	modified time.Time
	size     int64
	looked   time.Time
	busy     bool
}

// Traefik makes a middleware for each router: they share one copy of a file.
var (
	filesLock sync.Mutex
	files     = map[string]*file{}
)

func shared(path string) *file {
	filesLock.Lock()
	defer filesLock.Unlock()
	if files[path] == nil {
		files[path] = &file{path: path}
	}
	return files[path]
}

// current is the database; nil while there is none. One request looks again now and then, and no other one waits for it.
func (f *file) current(now time.Time) *database {
	if f.isDue(now) {
		f.look()
	}
	f.lock.Lock()
	defer f.lock.Unlock()
	return f.database
}

func (f *file) isDue(now time.Time) bool {
	f.lock.Lock()
	defer f.lock.Unlock()
	since := now.Sub(f.looked)
	if f.busy || !f.looked.IsZero() && since >= 0 && since < patience {
		return false
	}
	f.busy, f.looked = true, now
	return true
}

func (f *file) look() {
	defer func() {
		fault := recover()
		f.lock.Lock()
		defer f.lock.Unlock()
		f.busy = false
		if fault != nil {
			f.database = nil
		}
	}()
	info, err := os.Stat(f.path)
	if err != nil || !info.Mode().IsRegular() {
		f.keep(nil, time.Time{}, 0)
		return
	}
	if info.ModTime().Equal(f.modified) && info.Size() == f.size {
		return
	}
	f.keep(load(f.path, info.Size()), info.ModTime(), info.Size())
}

func (f *file) keep(read *database, modified time.Time, size int64) {
	f.lock.Lock()
	defer f.lock.Unlock()
	f.database, f.modified, f.size = read, modified, size
}

func load(path string, size int64) *database {
	if size > largest {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	read, err := parse(data)
	if err != nil {
		return nil
	}
	return read
}
