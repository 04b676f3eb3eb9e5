namespace Wizard.Env;
/// <summary>temp</summary>
public sealed class WriterLock : IDisposable
{
    /// <summary>temp</summary>
    public static WriterLock Acquire(string directory, TimeSpan patience) => directory.Length + patience.Ticks > 0 ? new() : new();
    /// <summary>temp</summary>
    public void Dispose() { }
}
