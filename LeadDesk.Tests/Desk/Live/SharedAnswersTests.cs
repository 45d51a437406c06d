using LeadDesk.Core.Desk.Live;

namespace LeadDesk.Tests.Desk.Live;

public sealed class SharedAnswersTests
{
    private readonly SharedAnswers<string, int> answers = new();
    private int made;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_ask_at_once_two_answers_are_made()
    {
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 200).Select(_ => answers.AskAsync("queue", _ => MakeAsync(gate.Task), Stop)).ToList();
        gate.SetResult();

        var given = await Task.WhenAll(asked);
        Assert.Equal(1, given[0]);
        Assert.All(given.Skip(1), answer => Assert.Equal(2, answer));
        Assert.Equal(3, await answers.AskAsync("queue", _ => MakeAsync(Task.CompletedTask), Stop));
    }

    [Fact]
    public async Task Nobody_gets_an_answer_that_was_begun_before_the_asking()
    {
        var gate = new TaskCompletionSource();
        var known = 1;
        var first = answers.AskAsync("queue", _ => LookAsync(), Stop);
        known = 2;
        var second = answers.AskAsync("queue", _ => LookAsync(), Stop);
        gate.SetResult();

        Assert.Equal(1, await first);
        Assert.Equal(2, await second);

        async Task<int> LookAsync()
        {
            var seen = known;
            await gate.Task;
            return seen;
        }
    }

    [Fact]
    public async Task Other_questions_do_not_wait()
    {
        var gate = new TaskCompletionSource();
        var slow = answers.AskAsync("hers", _ => MakeAsync(gate.Task), Stop);

        await answers.AskAsync("his", _ => MakeAsync(Task.CompletedTask), Stop);

        Assert.False(slow.IsCompleted);
        gate.SetResult();
        await slow;
    }

    [Fact]
    public async Task A_failure_is_told_to_all_who_asked_and_is_over_then()
    {
        var gate = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 3).Select(_ => answers.AskAsync("queue", _ => FailAsync(gate.Task), Stop)).ToList();
        gate.SetResult();

        foreach (var one in asked)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        }

        Assert.Equal(1, await answers.AskAsync("queue", _ => MakeAsync(Task.CompletedTask), Stop));
    }

    [Fact]
    public async Task Who_goes_away_takes_the_answer_from_nobody()
    {
        var gate = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        var first = answers.AskAsync("queue", _ => MakeAsync(gate.Task), gone.Token);
        var second = answers.AskAsync("queue", _ => MakeAsync(gate.Task), Stop);
        await gone.CancelAsync();
        gate.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task When_all_have_gone_the_answer_is_not_made_to_its_end()
    {
        using var gone = new CancellationTokenSource();
        var first = answers.AskAsync("queue", WaitAsync, gone.Token);
        var second = answers.AskAsync("queue", WaitAsync, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, await answers.AskAsync("queue", _ => MakeAsync(Task.CompletedTask), Stop));

        static async Task<int> WaitAsync(CancellationToken gone)
        {
            await Task.Delay(Timeout.Infinite, gone);
            return 0;
        }
    }

    private async Task<int> MakeAsync(Task gate)
    {
        await gate;
        return Interlocked.Increment(ref made);
    }

    private static async Task<int> FailAsync(Task gate)
    {
        await gate;
        throw new TimeoutException();
    }
}
