using LeadDesk.Core.Data;
using LeadDesk.Core.Desk.Leads;
using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using LeadDesk.Core.Team;
using LeadDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace LeadDesk.Tests.Desk.Leads;

public sealed class LeadFilterTests(PostgresServer postgres)
{
    private static readonly Actor Manager = Actor.Person(1, "Petra", Role.Manager);

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public void It_finds_leads_by_words_in_any_script_and_by_custom_fields(DatabaseProvider provider)
    {
        using var desk = TestDesk.On(provider, postgres);
        using var db = desk.Open();
        var custom = CustomValues.None.With("seats", FieldValue.Of(12)).With("plan", FieldValue.Of("Gold")).With("pilot", FieldValue.Of(true));
        db.Leads.AddRange(
            new Lead { LastName = "Иванов", Source = "Web" },
            new Lead { FirstName = "Ștefan", Custom = custom },
            new Lead { LastName = "Smith", Account = new Account { Name = "Müller & Söhne" } });
        db.SaveChanges();

        Assert.Equal("Иванов", Names(new LeadFilter { Search = "ИВАНОВ" }));
        Assert.Equal("Ștefan", Names(new LeadFilter { Search = "stefan" }));
        Assert.Equal("Smith", Names(new LeadFilter { Search = "muller SMITH" }));
        Assert.Equal("Иванов", Names(new LeadFilter { Sources = ["Web"] }));
        Assert.Equal("Ștefan", Names(new LeadFilter { Custom = [new("seats", FieldValue.Of(12))] }));
        Assert.Equal("Ștefan", Names(new LeadFilter { Custom = [new("plan", FieldValue.Of("Gold")), new("pilot", FieldValue.Of(true))] }));
        Assert.Equal("", Names(new LeadFilter { Custom = [new("pilot", FieldValue.Of(false))] }));
        Assert.Equal("", Names(new LeadFilter { Stages = [Stage.Mql] }));
        Assert.Equal(3, new LeadFilter { Cells = [Cell.Worst], Owners = [0] }.Apply(db.Leads, Manager).Count());

        string Names(LeadFilter filter) => string.Join(",", filter.Apply(db.Leads, Manager).Select(lead => (lead.FirstName ?? "") + (lead.LastName ?? "")));
    }

    public static TheoryData<DatabaseProvider, string> EveryField => [.. Enum.GetValues<DatabaseProvider>().SelectMany(provider => FieldColumns.Fields.Select(known => (provider, known.Key)))];

    [Theory]
    [MemberData(nameof(EveryField))]
    public void Each_built_in_field_is_a_filter(DatabaseProvider provider, string key)
    {
        using var desk = TestDesk.On(provider, postgres);
        using var db = desk.Open();
        var field = FieldColumns.Fields.Single(known => known.Key == key);
        var value = field.Type switch
        {
            FieldType.Number => FieldValue.Of(12),
            FieldType.Date => FieldValue.Of(new DateOnly(2026, 5, 4)),
            FieldType.YesNo => FieldValue.Of(true),
            _ => FieldValue.Of("consumer"),
        };
        var lead = new Lead { Account = new Account { Name = "consumer" } };
        field.Set?.Invoke(lead, value);
        var answers = LeadFields.BuiltIn.Where(answer => answer.Key.StartsWith(LeadFields.AnswerPrefix, StringComparison.Ordinal))
            .Select(answer => KeyValuePair.Create(answer.Key[LeadFields.AnswerPrefix.Length..], answer.Type == FieldType.Number ? FieldValue.Of(12) : FieldValue.Of("consumer")));
        lead.SetQualification(new() { Score = 12, Counts = CustomValues.Of(answers) });
        db.Leads.AddRange(lead, new Lead { LastName = "Other" });
        db.Entry(lead).Property(l => l.Probability).CurrentValue = 12;
        db.SaveChanges();

        // Found anew at each save.
        db.Leads.Where(one => one.Id == lead.Id).ExecuteUpdate(set => set.SetProperty(one => one.Suspicion, 12).SetProperty(one => one.PhoneE164, "consumer"));

        Assert.Equal(lead.Id, new LeadFilter { BuiltIn = [new(key, value)] }.Apply(db.Leads, Manager).Select(found => found.Id).Single());
    }

    [Fact]
    public void All_built_in_fields_but_source_persona_and_kind_of_e_mail_are_filters() =>
        Assert.Equal(["source", "persona", "emailKind"], LeadFields.BuiltIn.Except(FieldColumns.Fields).Select(field => field.Key));

    [Fact]
    public void It_says_itself_in_words() => Assert.Equal(
        "matching “acme”, stage MQL or SAL, grade A1, owner nobody",
        new LeadFilter { Search = "acme", Stages = [Stage.Mql, Stage.Sal], Cells = [new Cell('A', 1)], Owners = [0] }.InWords(id => $"person {id}"));
}
