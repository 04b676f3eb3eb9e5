package main

import (
	"encoding/json"
	"net/http"
	"sort"
	"strings"
)

type routerInfo struct {
	*router
	Error    []string `json:"error,omitempty"`
	Status   string   `json:"status"`
	Name     string   `json:"name"`
	Provider string   `json:"provider"`
}

// serveAPI answers the few questions that the wizard asks, in the shape of Traefik's answers.
func (b *built) serveAPI(w http.ResponseWriter, r *http.Request) {
	path := strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, "/api/"), "/")
	kind, name, single := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(path, "http/"), "tcp/"), "/")
	switch {
	case path == "version":
		reply(w, map[string]string{"Version": version, "Codename": "stand-in"})
	case path == "rawdata":
		reply(w, map[string]interface{}{"routers": byName(b.routers("http")), "tcpRouters": byName(b.routers("tcp")),
			"middlewares": byName(b.middlewares())})
	case kind == "routers" && !single:
		reply(w, b.routers(strings.SplitN(path, "/", 2)[0]))
	case kind == "routers":
		replyOne(w, byName(b.routers(strings.SplitN(path, "/", 2)[0])), name)
	case path == "http/middlewares":
		reply(w, b.middlewares())
	case kind == "middlewares":
		replyOne(w, byName(b.middlewares()), name)
	default:
		http.NotFound(w, r)
	}
}

func (b *built) routers(protocol string) []map[string]interface{} {
	source := b.source.HTTP.Routers
	if protocol == "tcp" {
		source = b.source.TCP.Routers
	}
	result := []map[string]interface{}{}
	for name, router := range source {
		info := routerInfo{router: router, Status: "enabled", Name: name + "@file", Provider: "file"}
		if fault := b.fault(protocol, name, router); fault != "" {
			info.Status, info.Error = "disabled", []string{fault}
		}
		var item map[string]interface{}
		if convert(info, &item) == nil {
			result = append(result, item)
		}
	}
	sort.Slice(result, func(i, j int) bool { return result[i]["name"].(string) < result[j]["name"].(string) })
	return result
}

func (b *built) fault(protocol, name string, r *router) string {
	if fault, ok := b.faults[name]; ok || r == nil {
		return fault
	}
	if service := strings.TrimSuffix(r.Service, "@docker"); service != r.Service {
		if _, err := b.docker.find(protocol, service); err != nil {
			return err.Error()
		}
	}
	return ""
}

func (b *built) middlewares() []map[string]interface{} {
	result := []map[string]interface{}{}
	for name, settings := range b.source.HTTP.Middlewares {
		item := map[string]interface{}{"name": name + "@file", "provider": "file", "status": "enabled"}
		for kind, value := range settings {
			item["type"] = strings.ToLower(kind)
			item[kind] = value
		}
		result = append(result, item)
	}
	sort.Slice(result, func(i, j int) bool { return result[i]["name"].(string) < result[j]["name"].(string) })
	return result
}

func byName(list []map[string]interface{}) map[string]interface{} {
	result := map[string]interface{}{}
	for _, item := range list {
		result[item["name"].(string)] = item
	}
	return result
}

func replyOne(w http.ResponseWriter, all map[string]interface{}, name string) {
	if item, ok := all[name]; ok {
		reply(w, item)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	_ = json.NewEncoder(w).Encode(map[string]string{"message": "not found: " + name})
}

func reply(w http.ResponseWriter, value interface{}) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}
