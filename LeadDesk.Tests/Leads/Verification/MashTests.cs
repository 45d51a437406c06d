using LeadDesk.Core.Leads;
using LeadDesk.Core.Leads.Verification;

namespace LeadDesk.Tests.Leads.Verification;

public sealed class MashTests
{
    public static TheoryData<string> RealNames =>
    [
        "Ng", "Li", "Bo", "O", "Wu", "Ye Qi", "Nguyễn Thị Hạnh", "Łukasz Śliwiński", "Krzysztof Brzęczyszczykiewicz", "Grzegorz Szczepański", "Zbigniew Wojciechowski", "Škrlj", "Matej Hrdlička", "Jiří Vlk",
        "Zdeněk Krč", "Smrž", "Strnad", "Anne-Marie Schwartzschild", "Hirschsprung", "Jürgen Schtschukin", "Chruschtschow", "Angstrom", "Knightsbridge", "Rechtschaffen", "Wertheim", "Siewert", "Ewert Trewin",
        "Ytrehus", "Gunnhildur Þorsteinsdóttir", "Äijälä", "Jääskeläinen", "Aaltonen", "Loojaan", "Mkrtchyan", "Tkhilaishvili", "Mchedlishvili", "Lkhagvasuren", "Etxeberria", "Xuereb", "Zammit", "Xhaferi",
        "Kqiku", "Gjoka", "Nxumalo", "Nqaba", "Gxowa", "Mxolisi Gqoba", "Ngqoko", "Qwabe", "Kaʻaʻawa", "Lolohea", "Zsazsa", "Tintin", "Azer Əliyev", "Asdrubal", "John Smith III", "Иванов", "Щукин", "Смит",
        "Пётр Апрелев", "李", "王小明", "山田 太郎", "김민준", "محمد علي", "יוסף כהן", "अमित शर्मा", "Αλέξανδρος Παπαδόπουλος", "MÜLLER", "O’Neil", "Siobhán Ní Bhriain", "Cwmbran", "Llewellyn", "Bryn Rhys",
        "Þór", "Aoife", "Iain", "Ioannis", "Eoin", "Uyi", "Nnamdi", "Okwukwe", "Mbappé", "Ndlovu", "Szymborska", "Dvořák", "Přemysl Krpálek", "Lütfü Özgül", "Saoirse", "Bjørk", "Håkon", "Zhang Xiuying", "Qian Xu", "Vũ", "Phương",
    ];

    public static TheoryData<string> Mashed =>
    [
        "asdf", "asdfgh", "qwertyuiop", "qwertz", "zxcvbn", "yxcvbnm", "lkjh", "jhgfds", "dfgdfg", "sdfsdf", "asdasd", "qweqwe", "zxczxc", "dfgkjh", "sdkfjh", "hgfdsa", "azertyuiop", "фывап", "йцукен", "xqjxqz", "vbghtfd", "fdsfds",
        "bcdfghjk", "Xkcdfgh",
    ];

    public static TheoryData<string, bool> Rows => new()
    {
        { "aaa", true },
        { "aaaa", true },
        { "xxxxx", true },
        { "abababab", true },
        { "lalalala", true },
        { "iii", false },
        { "anna", false },
        { "aaron", false },
        { "schifffahrt", false },
        { "jaaar", false },
        { "lulu", false },
        { "李李", false },
        { "--", false },
        { "", false },
    };

    [Theory]
    [MemberData(nameof(RealNames))]
    public void A_real_name_of_any_language_is_none(string name) => Assert.DoesNotContain(Words(name), word => Mash.Is(word) || Mash.Repeats(word));

    [Theory]
    [MemberData(nameof(Mashed))]
    public void Keys_hit_at_random_are(string name) => Assert.Contains(Words(name), Mash.Is);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_letter_again_and_again_is_told(string word, bool repeats) => Assert.Equal(repeats, Mash.Repeats(word));

    private static string[] Words(string name) => Folding.Fold(name).Split([' ', '-', '\'', '’', '.', ','], StringSplitOptions.RemoveEmptyEntries);
}
