using System.Text;
using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Jobs;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>A desk on either database to which files are brought.</summary>
internal sealed class ImportDesk(DatabaseProvider provider, PostgresServer postgres) : IDisposable
{
    public static readonly Actor Marketer = Actor.Person(1, "Mara", Role.Marketer);

    public TestDesk Desk { get; } = TestDesk.On(provider, postgres);

    public async Task<long> UploadAsync(string text, Encoding? encoding = null)
    {
        using var content = new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text));
        var (outcome, id) = await Desk.Get<UploadFile>().RunAsync(Marketer, content, "leads.csv", TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return id;
    }

    public async Task<FileLook> LookAsync(long id, ImportMapping? mapping = null)
    {
        var (outcome, look) = await Desk.Get<LookAtFile>().RunAsync(Marketer, id, mapping, TestContext.Current.CancellationToken);
        Assert.Null(outcome.Refusal);
        return look!;
    }

    public async Task StartAsync(long id, ImportMapping? mapping = null)
    {
        mapping ??= (await LookAsync(id)).Mapping;
        Assert.Null((await Desk.Get<StartImport>().RunAsync(Marketer, id, mapping, TestContext.Current.CancellationToken)).Outcome.Refusal);
    }

    public async Task<ImportProgress> RunAsync(long id)
    {
        await Desk.Get<JobRunner>().RunNextAsync(TestContext.Current.CancellationToken);
        return (await Desk.Get<FindImport>().RunAsync(Marketer, id, TestContext.Current.CancellationToken))!;
    }

    public async Task<ImportProgress> ImportAsync(string text, Func<ImportMapping, ImportMapping>? change = null)
    {
        var id = await UploadAsync(text);
        var mapping = (await LookAsync(id)).Mapping;
        await StartAsync(id, change?.Invoke(mapping) ?? mapping);
        return await RunAsync(id);
    }

    public async Task<List<Lead>> LeadsAsync()
    {
        await using var db = Desk.Open();
        return await db.Leads.AsNoTracking().Include(lead => lead.Account).Include(lead => lead.Tags).OrderBy(lead => lead.ExternalId).ToListAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Desk.Dispose();
}
