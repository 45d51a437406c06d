using FsCheck;
using FsCheck.Fluent;
using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Leads.Matching;

public sealed class ExternalIdentityTests
{
    [Theory]
    [InlineData("CRM-0042", "crm 0042")]
    [InlineData("CRM-0042", " crm0042 ")]
    [InlineData("A/B-7", "a_b_7")]
    [InlineData("00QB0000001AbCd", "00QB0000001AbCdMAK")]
    [InlineData("Ünit-1", "unit 1")]
    public void One_record_is_one_however_its_id_is_spelled(string one, string other) => Assert.Equal(ExternalIdentity.Of(one), ExternalIdentity.Of(other));

    [Theory]
    [InlineData("CRM-0042", "CRM-42")]
    [InlineData("CRM-0042", "CRM-0043")]
    [InlineData("00QB0000001AbCd", "00QB0000001ABCd")]
    public void Other_ids_are_others(string one, string other) => Assert.NotEqual(ExternalIdentity.Of(one), ExternalIdentity.Of(other));

    [Theory]
    [InlineData(null)]
    [InlineData(" - ")]
    public void What_has_neither_letter_nor_digit_is_no_id(string? id)
    {
        Assert.Null(ExternalIdentity.Of(id));
        Assert.Empty(ExternalIdentity.Spellings(id));
    }

    [Theory]
    [InlineData("CRM-0042", "crm 0042")]
    [InlineData("CRM-0042", "crm0042")]
    [InlineData("crm0042", "CRM_0042")]
    [InlineData("lead 7 b", "LEAD-7-B")]
    [InlineData("00QB0000001AbCd", "00QB0000001AbCdMAK")]
    [InlineData("00QB0000001AbCdMAK", "00QB0000001AbCd")]
    public void The_usual_ways_to_spell_it_are_looked_up(string id, string other) => Assert.Contains(other, ExternalIdentity.Spellings(id));

    [Fact]
    public void What_is_looked_up_is_the_same_record_and_few() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), id => ExternalIdentity.Spellings(id.Get) is var spelled && spelled.Count <= 24
            && spelled.All(other => ExternalIdentity.Of(other) == ExternalIdentity.Of(id.Get))).QuickCheckThrowOnFailure();
}
