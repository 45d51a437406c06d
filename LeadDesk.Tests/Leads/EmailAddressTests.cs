using System.Globalization;
using System.Net.Mail;
using LeadDesk.Core.Leads;

namespace LeadDesk.Tests.Leads;

public sealed class EmailAddressTests
{
    private const string Letters = "aZ0.-_+'@ ü\"<>";

    [Theory]
    [InlineData("Ann.Lee@Acme.example", "ann.lee@acme.example")]
    [InlineData("  o'brien+fair@mail.acme.co.uk ", "o'brien+fair@mail.acme.co.uk")]
    [InlineData("info@BÜCHER.de", "info@xn--bcher-kva.de")]
    [InlineData("ann@acme", null)]
    [InlineData("ann..lee@acme.example", null)]
    [InlineData(".ann@acme.example", null)]
    [InlineData("ann@acme..example", null)]
    [InlineData("ann@acme.example.", null)]
    [InlineData("ann lee@acme.example", null)]
    [InlineData("ann@lee@acme.example", null)]
    [InlineData("", null)]
    public void An_address_is_compared_by_its_key(string address, string? key) => Assert.Equal(key, EmailAddress.KeyOf(address));

    [Fact]
    public void A_plain_address_is_one_for_whoever_looks_closer()
    {
        var (random, plain) = (new Random(11), 0);

        for (var turn = 0; turn < 200_000; turn++)
        {
            var address = $"{Word(random, 6)}@{Word(random, 4)}.{Word(random, 3)}";

            if (!EmailAddress.IsPlain(address))
            {
                continue;
            }

            plain++;
            Assert.True(MailAddress.TryCreate(address, out _), address);
            var domain = address[(address.IndexOf('@') + 1)..].ToLowerInvariant();
            Assert.Equal(domain, new IdnMapping().GetAscii(domain));
            Assert.All(domain.Split('.'), label => Assert.InRange(label.Length, 1, 63));
        }

        Assert.InRange(plain, 1_000, 199_000);
    }

    private static string Word(Random random, int longest) => string.Concat(Enumerable.Range(0, random.Next(1, longest + 1)).Select(_ => Letters[random.Next(2) == 0 ? random.Next(3) : random.Next(Letters.Length)]));
}
