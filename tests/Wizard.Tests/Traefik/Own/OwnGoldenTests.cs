using Wizard.Traefik;
using Xunit;

namespace Wizard.Tests.Traefik.Own;

public sealed class OwnGoldenTests
{
    private const string Blog = """
        # My blog, on another machine; and what is asked for in vain.
        http:
          routers:
            blog:
              entryPoints: [websecure]
              rule: Host(`blog.example.org`) && !PathPrefix(`/admin`)
              middlewares: [lan]
              service: blog
              tls: {options: strict}
            nowhere:
              entryPoints: [websecure]
              rule: "PathPrefix(`/`)"
              priority: 1
              service: blog
              tls: {options: default}
          middlewares:
            lan:
              ipAllowList:
                sourceRange:
                  - 192.168.0.0/16
                  - "2001:db8::/32"
            policy:
              headers:
                contentSecurityPolicy: >-
                  default-src 'self';
                  img-src *
          services:
            blog:
              loadBalancer:
                serversTransport: inside
                servers:
                  - url: "https://10.0.0.2"
          serversTransports:
            inside:
              serverName: 'blog.example.org'
              rootCAs: [/etc/traefik/own/inside.pem]
        tls:
          options:
            strict: {minVersion: VersionTLS13, sniStrict: true}
        """;

    private const string Games = """
        udp:
          routers:
            game: {entryPoints: [game], service: game}
          services:
            game: {loadBalancer: {servers: [{address: "10.0.0.3:27015"}]}}
        tls:
          certificates:
            - {certFile: /etc/traefik/own/inside.pem, keyFile: /etc/traefik/own/inside.key}
        """;

    [Fact]
    public void Own_YAML_of_two_files_and_the_PEMs_that_they_name()
    {
        var files = OwnWorld.Merge(("blog.yml", Blog), ("games.yml", Games), ("inside.pem", OwnWorld.Pem), ("inside.key", OwnWorld.Pem));
        Golden.Matches("own-yaml", RenderedFiles.Empty.With("dynamic.yml", files.Text("dynamic.yml")!));
        Assert.Equal(OwnWorld.Pem, files.Text("own/inside.pem"));
    }
}
