using LeadDesk.Core.Data;
using LeadDesk.Core.Exchange.Imports;
using LeadDesk.Core.Exchange.Imports.Columns;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Work;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Exchange.Imports;

/// <summary>Files as other systems shape them; every person in them is made up.</summary>
public sealed class FileShapeTests(PostgresServer postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string> Shapes => new()
    {
        {
            "HubSpot",
            "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Contact owner,Lifecycle Stage,Original Source,Marketing contact status,Create Date,Associated Company IDs\n"
            + "71,Ada,Quill,ada@quill.example,,Quill Ltd,,customer,REFERRALS,Non-marketing contact,2026-01-03 10:00,1;2\n",
            "externalId,firstName,lastName,email,phone,company,owner,stage,source,consent,createdAt,",
            "customer"
        },
        {
            "Salesforce (data)",
            "Id,IsDeleted,LastName,FirstName,Title,Company,Email,LeadSource,IsConverted,ConvertedAccountId,HasOptedOutOfEmail,CreatedDate\n"
            + "00Q71,false,Quill,Ada,CEO,Quill Ltd,ada@quill.example,Web,true,001x,true,2026-01-03T10:00:00.000+0000\n",
            "externalId,,lastName,firstName,jobTitle,company,email,source,outcome,,doNotEmail,createdAt",
            "customer"
        },
        {
            "Pipedrive",
            "Person - ID;Person - Name;Person - Email;Organization - Name;Lead - Owner;Lead - Label;Lead - Created;Lead - Value\n71;Ada Quill;ada@quill.example;Quill Ltd;;Hot;2026-01-03 10:00:00;1.234,5\n",
            "externalId,fullName,email,company,owner,tags,createdAt,value",
            "lead"
        },
        {
            "Zoho",
            "Lead ID,Lead Owner,First Name,Last Name,Company,Title,Email,Lead Status,No of Employees,Email Opt Out,Created Time,Modified Time\nz71,,Ada,Quill,Quill Ltd,CEO,ada@quill.example,Junk Lead,12,true,2026-01-03 10:00:00,2026-01-04 10:00:00\n",
            "externalId,owner,firstName,lastName,company,jobTitle,email,stage,employees,doNotEmail,createdAt,",
            "disqualified"
        },
        {
            "Dynamics 365",
            "(Do Not Modify) Lead,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Name,Topic,Status Reason,Created On,Business Phone,Company Name,Email\nd71,abc,1/4/2026,Ada Quill,Pumps,Qualified,2026-01-03 10:00,+44 20 7946 0000,Quill Ltd,ada@quill.example\n",
            "externalId,,,fullName,productInterest,stage,createdAt,phone,company,email",
            "sql"
        },
        {
            "Mautic",
            "points,title,firstname,lastname,company,position,email,preferred_locale,attribution_date,website,stage\n10,Ms,Ada,Quill,Quill Ltd,CEO,ada@quill.example,en,,quill.example,Customer\n",
            ",,firstName,lastName,company,jobTitle,email,language,,companyDomain,stage",
            "customer"
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_export_of_another_system_goes_in_without_touching_the_mapping(string system, string file, string targets, string stage)
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var look = await desk.LookAsync(await desk.UploadAsync(file));
        Assert.Equal((system, targets), (look.System, string.Join(',', look.Mapping.Columns.Select(column => column.Target))));

        await desk.StartAsync(look.ImportId, look.Mapping);
        var done = await desk.RunAsync(look.ImportId);

        Assert.Equal((1, 0, 0), (done.Created, done.Refused, done.ErrorCount));
        var lead = Assert.Single(await desk.LeadsAsync());
        Assert.Equal(("Ada Quill", "ada@quill.example", "Quill Ltd", stage), (lead.FullName, lead.Email, lead.Account!.Name, lead.Stage.Key));
        Assert.Equal(system.StartsWith("Pipe", StringComparison.Ordinal) ? 1234.5 : null, lead.Value);
        Assert.Equal(system is "HubSpot" or "Salesforce (data)" or "Zoho", lead.DoNotEmail);
    }

    [Fact]
    public async Task A_mapping_is_remembered_for_files_of_the_same_shape_and_what_is_gone_is_suggested_anew()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync("Id,Thing,City\n1,a,Rome\n", mapping => mapping with { Known = KnownLeadPolicy.Fill, Columns = [new("Id", "externalId"), new("Thing", "jobTitle"), new("City")] });

        var same = await desk.LookAsync(await desk.UploadAsync("id,thing,city\n2,b,Bonn\n"));
        var other = await desk.LookAsync(await desk.UploadAsync("Id,Thing,Town\n2,b,Bonn\n"));

        Assert.True(same.IsRemembered);
        Assert.Equal(("externalId", "jobTitle", null, KnownLeadPolicy.Fill), (same.Mapping.Columns[0].Target, same.Mapping.Columns[1].Target, same.Mapping.Columns[2].Target, same.Mapping.Known));
        Assert.False(other.IsRemembered);
        Assert.Equal(ImportTargets.New, other.Mapping.Columns[1].Target);
    }

    [Fact]
    public async Task Numbers_are_read_by_the_mark_of_their_column_and_five_of_them_are_shown()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var look = await desk.LookAsync(await desk.UploadAsync("Id,Deal value,Annual revenue,Company\n1,\"1.234,5\",1.234,A Ltd\n2,1.000,2.500,B Ltd\n3,\"7,25\",\"1,5\",C Ltd\n4,x,9,D Ltd\n5,\"1.000.000,00\",3,E Ltd\n"));
        Assert.Equal(DecimalMark.Comma, look.Mapping.Columns[1].Numbers);
        Assert.Equal(["1234.5", "1000", "7.25", null, "1000000"], look.Reads["Deal value"].Select(read => read.Value));

        await desk.StartAsync(look.ImportId, look.Mapping);
        await desk.RunAsync(look.ImportId);
        Assert.Equal([1234.5, 1000, 7.25, null, 1000000], (await desk.LeadsAsync()).Select(lead => lead.Value));
    }

    [Theory]
    [InlineData("1.234,5", DecimalMark.Point, null)]
    [InlineData("1,234.5", DecimalMark.Comma, null)]
    [InlineData("1,234.5", DecimalMark.Point, 1234.5)]
    [InlineData("1,234", DecimalMark.Comma, 1.234)]
    [InlineData("1,234", DecimalMark.Point, 1234.0)]
    [InlineData("1.234", DecimalMark.Either, 1.234)]
    [InlineData("(1.234,50 €)", DecimalMark.Comma, -1234.5)]
    public void A_number_with_its_mark_in_the_wrong_place_is_none(string text, DecimalMark mark, double? expected)
    {
        var outcome = NumberText.TryRead(text, mark, out var value);
        Assert.Equal(expected, outcome.Succeeded ? value.Number : null);
    }

    [Fact]
    public async Task Words_stand_for_what_the_mapping_says()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        await desk.ImportAsync("Id,Stage,Consent,Market\n1,Closed 5,ok,firm\n2,?,no,people\n", mapping => mapping with
        {
            Columns =
            [
                new("Id", "externalId"),
                new("Stage", ImportTargets.Stage) { Values = new Dictionary<string, string> { ["closed 5"] = "Customer", ["?"] = "" } },
                new("Consent", ImportTargets.Consent) { Values = new Dictionary<string, string> { ["ok"] = "yes" } },
                new("Market", "market") { Values = new Dictionary<string, string> { ["firm"] = "business", ["people"] = "consumer" } },
            ],
        });

        var leads = await desk.LeadsAsync();
        Assert.Equal([(Stage.Customer, false, "business"), (Stage.Lead, true, "consumer")], leads.Select(lead => (lead.Stage, lead.DoNotEmail, lead.Market!)));
    }

    [Fact]
    public async Task A_file_that_came_in_before_is_known_again_until_it_is_undone()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        const string File = "Id,Name\n1,Ann Lee\n";
        var first = await desk.ImportAsync(File);
        Assert.Equal(first.Id, (await desk.LookAsync(await desk.UploadAsync(File))).Before!.Id);

        Assert.Null((await desk.Desk.Get<UndoImport>().RunAsync(ImportDesk.Marketer, first.Id, Stop)).Outcome.Refusal);
        await desk.RunAsync(first.Id);
        Assert.Null((await desk.LookAsync(await desk.UploadAsync(File))).Before);
    }

    [Fact]
    public async Task A_file_that_changed_since_it_was_looked_at_is_not_read()
    {
        using var desk = new ImportDesk(DatabaseProvider.Sqlite, postgres);
        var id = await desk.UploadAsync("Id,Name\n1,Ann Lee\n");
        await desk.StartAsync(id);

        await using (var db = desk.Desk.Open())
        {
            var import = await db.Imports.SingleAsync(Stop);
            await File.WriteAllTextAsync(desk.Desk.Get<UploadFolder>().PathOf(import), "Id,Name\n1,Bob Roe\n", Stop);
        }

        var failed = await desk.RunAsync(id);
        Assert.Equal(JobState.Failed, failed.Job!.State);
        Assert.Contains("another one than the one that was looked at", failed.Job.Failure, StringComparison.Ordinal);
        Assert.Empty(await desk.LeadsAsync());
    }
}
