using System.Text;

namespace ScenarioHub.Custody;

/// <summary>Asks people, and shows no secret.</summary>
internal static class Terminal
{
    public static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        return Console.ReadLine() ?? "";
    }

    /// <summary>From the environment for programs, or typed unseen.</summary>
    public static string Secret(string variable, string prompt)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given)
        {
            return given;
        }

        Console.Error.Write(prompt);
        if (Console.IsInputRedirected)
        {
            return Console.ReadLine() ?? "";
        }

        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
