using LeadDesk.Core.Data;
using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.Demo;

/// <summary>A web form, and some leads that came by it.</summary>
internal static class DemoForms
{
    private const int Sent = 6;

    public static async Task AddAsync(LeadDb db, IEnumerable<Lead> leads, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var form = new WebForm
        {
            Key = "askforademo2",
            Name = "Ask for a demo",
            Source = "Website",
            Fields = ["firstName", "lastName", "email", "company", "phone", "country"],
            Required = ["email", "lastName"],
            Origins = ["https://www.company.example"],
            ThankYou = "Thank you. We will call you within the day.",
            CreatedAt = now.AddDays(-40),
            CreatedBy = "Marketer",
        };
        db.Forms.Add(form);
        await db.SaveChangesAsync(cancellationToken);
        db.FormSubmissions.AddRange(leads.Take(Sent).Select((lead, at) => new FormSubmission
        {
            FormId = form.Id,
            LeadId = lead.Id,
            At = now.AddHours(-7 - (at * 19)),
            Page = at % 2 == 0 ? "www.company.example/demo" : "www.company.example/pricing",
            IsNew = at % 3 != 0,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }
}
