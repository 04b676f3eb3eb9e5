module wizard.local/mtls

go 1.19
