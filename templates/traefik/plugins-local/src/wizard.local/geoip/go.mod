module wizard.local/geoip

go 1.19
