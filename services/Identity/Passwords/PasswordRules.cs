using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Passwords;

/// <summary>Which passwords are taken (密码规则): long, not common, not the person's own address. No demands on kinds of characters.</summary>
public static class PasswordRules
{
    public const int Shortest = 10;

    /// <summary>A bound on the work that one request can ask for.</summary>
    public const int Longest = 128;

    private static readonly HashSet<string> Common = ReadCommon();

    /// <summary>Refuses a password with every rule that it breaks. The password itself is never repeated.</summary>
    public static void Check(string field, string password, string email)
    {
        if (BrokenBy(password, email).Select(code => new FieldError(field, code, Shortest, Longest)).ToArray() is { Length: > 0 } errors)
        {
            throw new InvalidException(errors);
        }
    }

    /// <summary>The codes of the rules that the password breaks.</summary>
    public static IEnumerable<string> BrokenBy(string password, string email)
    {
        var name = email.Trim().Split('@')[0];
        if (password.Length is < Shortest or > Longest)
        {
            yield return "password.length";
        }

        if (Common.Contains(password.ToLowerInvariant()) || IsMonotonous(password))
        {
            yield return "password.common";
        }

        if (name.Length >= 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            yield return "password.contains-email";
        }
    }

    /// <summary>One or two characters repeated, or a run such as 1234567890 or lkjihgfedcba.</summary>
    private static bool IsMonotonous(string password)
    {
        if (password.Distinct().Count() <= 2)
        {
            return true;
        }

        var steps = password.Zip(password.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(step => step == 1) >= steps.Count - 1 || steps.Count(step => step == -1) >= steps.Count - 1;
    }

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
