using System.Text.RegularExpressions;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Organizations;

/// <summary>
/// The unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check over the others; characters 9–17
/// are the organisation code (GB 11714) with a check of its own.
/// </summary>
public static partial class CreditCode
{
    /// <summary>The last character does not follow from the others.</summary>
    public const string WrongCheck = "credit-code.check";

    /// <summary>The organisation code inside has a wrong check digit.</summary>
    public const string WrongOrganizationCheck = "credit-code.organization-check";

    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganizationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The code as it is kept: upper case, no spaces. One that cannot be a credit code is refused.</summary>
    public static string Parse(string text)
    {
        var code = text.Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        return Form().IsMatch(code) ? code : throw new InvalidException("creditCode", "credit-code.malformed");
    }

    /// <summary>
    /// What speaks against a code that has the right form. Some real codes of the first years have wrong check characters, so these are
    /// for the administrator to weigh and no ground to refuse.
    /// </summary>
    public static IReadOnlyList<string> WarningsOf(string code)
    {
        var warnings = new List<string>();
        if (Check(code) != code[17])
        {
            warnings.Add(WrongCheck);
        }

        if (OrganizationCheck(code.AsSpan(8, 8)) != code[16])
        {
            warnings.Add(WrongOrganizationCheck);
        }

        return warnings;
    }

    /// <summary>GB 32100-2015: weights 3^(i−1) mod 31; the check is the character at (31 − Σ mod 31) mod 31.</summary>
    private static char Check(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var c in code.AsSpan(0, 17))
        {
            sum += Characters.IndexOf(c, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return Characters[(31 - sum % 31) % 31];
    }

    /// <summary>GB 11714: digits count as themselves, letters from A = 10; 11 − Σ mod 11, where 10 is X and 11 is 0.</summary>
    private static char OrganizationCheck(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
        {
            sum += (char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10) * OrganizationWeights[i];
        }

        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    [GeneratedRegex("^[0-9A-HJ-NPQRTUWXY]{18}$")]
    private static partial Regex Form();
}
