using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Leads;

public sealed class ProtectedWordsTests
{
    [Theory]
    [InlineData("Race", "race or ethnicity")]
    [InlineData("Ethnicity (self-reported)", "race or ethnicity")]
    [InlineData("Religionszugehörigkeit", "religion")]
    [InlineData("Confession", "religion")]
    [InlineData("gender_identity", "gender")]
    [InlineData("Género", "gender")]
    [InlineData("性别", "gender")]
    [InlineData("maritalStatus", "marital status")]
    [InlineData("FAMILIENSTAND", "marital status")]
    [InlineData("État civil", "marital status")]
    [InlineData("Семейное положение", "marital status")]
    [InlineData("Health condition", "health")]
    [InlineData("Niepełnosprawność", "health")]
    [InlineData("DateOfBirth", "age")]
    [InlineData("Age at sign-up", "age")]
    [InlineData("Geburtsdatum", "age")]
    [InlineData("Ålder", "age")]
    public void It_recognises_what_a_field_is_about(string name, string kind) => Assert.Equal(kind, ProtectedWords.KindOf(name));

    [Theory]
    [InlineData("Agency")]
    [InlineData("Landing page")]
    [InlineData("Account health")]
    [InlineData("Age of contract")]
    [InlineData("Plan")]
    [InlineData("ETA")]
    [InlineData("Essex office")]
    [InlineData("")]
    [InlineData(null)]
    public void It_leaves_the_rest_alone(string? name) => Assert.Null(ProtectedWords.KindOf(name));
}
