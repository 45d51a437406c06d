using LeadDesk.Core.Leads;

namespace LeadDesk.Core.Desk.People;

/// <summary>Length is what makes a password strong (NIST SP 800-63B); what anybody would try first is refused.</summary>
public static class PasswordRule
{
    public const int Shortest = 10, Longest = 200;

    private static readonly string[] Guessed = ["password", "passwort", "qwertyuiop", "1234567890", "letmein", "leaddesk", "welcome", "changeme"];

    public static Outcome Check(string password, string? email)
    {
        var plain = Folding.Fold(password).Trim('!', '.', ' ', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0');

        return password.Length < Shortest ? Outcome.Refuse($"A password has at least {Shortest} characters. A few words in a row are easy to remember.")
            : password.Length > Longest ? Outcome.Refuse($"A password has at most {Longest} characters.")
            : plain.Length == 0 || Guessed.Contains(plain) || password.Distinct().Count() < 4 ? Outcome.Refuse("That password is among the first that anybody would try. Choose another.")
            : email is not null && plain == Folding.Fold(email) ? Outcome.Refuse("Your e-mail cannot be your password.")
            : Outcome.Done;
    }
}
