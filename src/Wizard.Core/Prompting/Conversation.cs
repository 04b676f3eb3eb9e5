namespace Wizard.Prompting;

/// <summary>Runs flows so that ESC steps back one question: the flow runs again with the answers so far, minus the last.</summary>
public static class Conversation
{
    /// <summary>Runs a flow to its end.</summary>
    /// <exception cref="StepBackException">ESC on its first question: the flow was left, and nothing has changed.</exception>
    public static async Task<T> RunAsync<T>(IPrompter frontEnd, Func<IPrompter, CancellationToken, Task<T>> flow, CancellationToken cancellation)
    {
        var memory = new AnswerMemory();
        while (true)
        {
            try
            {
                var result = await flow(new RememberingPrompter(frontEnd, memory), cancellation).ConfigureAwait(false);
                frontEnd.FlowEnded();
                return result;
            }
            catch (StepBackException) when (memory.ForgetLast())
            {
                memory.Rewind();
            }
        }
    }
}
