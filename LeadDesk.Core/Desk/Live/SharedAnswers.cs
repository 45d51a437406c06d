namespace LeadDesk.Core.Desk.Live;

/// <summary>
/// Of many who ask the same at once, one is answered and the others get that answer; never one that was begun before they asked, so that what they had heard of is in it.
/// Two who ask with equal keys must be entitled to the same answer, and nobody may change it.
/// </summary>
public sealed class SharedAnswers<TKey, TAnswer>
    where TKey : notnull
{
    private readonly Lock door = new();

    // What is being answered, each with the turn of those who asked meanwhile.
    private readonly Dictionary<TKey, Turn?> asked = [];

    /// <param name="answer">Is cancelled only when all who wait for it have gone.</param>
    public async Task<TAnswer> AskAsync(TKey key, Func<CancellationToken, Task<TAnswer>> answer, CancellationToken cancellationToken = default)
    {
        var turn = Join(key, answer, out var isFirst);

        if (isFirst)
        {
            _ = AnswerAsync(key, turn);
        }

        try
        {
            return await turn.Given.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Leave(key, turn);
        }
    }

    private Turn Join(TKey key, Func<CancellationToken, Task<TAnswer>> answer, out bool isFirst)
    {
        lock (door)
        {
            isFirst = !asked.TryGetValue(key, out var next);
            var turn = next ?? new(answer);
            asked[key] = isFirst ? null : turn;
            turn.Waiting++;
            return turn;
        }
    }

    private void Leave(TKey key, Turn turn)
    {
        lock (door)
        {
            if (--turn.Waiting > 0 || turn.Given.Task.IsCompleted)
            {
                return;
            }

            if (asked.GetValueOrDefault(key) == turn)
            {
                asked[key] = null;
                return;
            }
        }

        turn.Gone.Cancel();
    }

    private async Task AnswerAsync(TKey key, Turn turn)
    {
        try
        {
            turn.Given.SetResult(await turn.Answer(turn.Gone.Token));
        }
        catch (Exception failure)
        {
            // Whoever still waits is told.
            turn.Given.SetException(failure);
            _ = turn.Given.Task.Exception;
        }

        Turn? next;

        lock (door)
        {
            next = asked[key];

            if (next is null)
            {
                asked.Remove(key);
            }
            else
            {
                asked[key] = null;
            }
        }

        if (next is not null)
        {
            // Not in the name of whoever asked first.
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() => AnswerAsync(key, next));
            }
        }
    }

    private sealed class Turn(Func<CancellationToken, Task<TAnswer>> answer)
    {
        public Func<CancellationToken, Task<TAnswer>> Answer { get; } = answer;
        public TaskCompletionSource<TAnswer> Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public CancellationTokenSource Gone { get; } = new();
        public int Waiting { get; set; }
    }
}
