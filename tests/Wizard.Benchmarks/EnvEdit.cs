using BenchmarkDotNet.Attributes;
using Wizard.Env;

namespace Wizard.Benchmarks;

/// <summary>One changed variable in a .env of 1,500 lines.</summary>
[MemoryDiagnoser]
public class EnvEdit
{
    private readonly string _text = string.Concat(Enumerable.Range(0, 500).Select(i => $"# What variable {i} is good for.\nTRAEFIK_VARIABLE_{i}='value {i}'\n\n"));

    [Benchmark]
    public string ParseChangeAndWrite() => EnvDocument.Parse(_text, ".env").With("TRAEFIK_VARIABLE_250", "it's new").ToString();
}
