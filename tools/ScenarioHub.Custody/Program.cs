using System.Security.Cryptography;
using ScenarioHub.Custody;
using ScenarioHub.Sealing;

// The custodians' acts from a terminal; keys and passphrases stay on this machine:
//   custody [--url ADDRESS] [--email ADDRESS] list | accept|drill|passphrase|hand-in|lost|help|complete CHALLENGE PLACE
// HUB_PASSWORD gives the sign-in password and HUB_PASSPHRASE the custodian's passphrase to programs; people are asked.
string[] verbs = ["accept", "drill", "passphrase", "hand-in", "lost", "help", "complete"];
var words = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal))).ToList();
try
{
    if (words is not (["list"] or [_, _, _]) || (words.Count == 3 && (!verbs.Contains(words[0]) || !Guid.TryParse(words[1], out _) || !int.TryParse(words[2], out _))))
    {
        Console.Error.WriteLine($"custody list   or   custody {string.Join('|', verbs)} CHALLENGE PLACE   [--url ADDRESS] [--email ADDRESS]");
        return 2;
    }

    var email = Option("--email") ?? Terminal.Ask("e-mail: ");
    using var hub = await Hub.SignInAsync(new(Option("--url") ?? "http://localhost:8080"), email, Terminal.Secret("HUB_PASSWORD", "sign-in password: "));
    await (words[0] is "list" ? new Acts(hub, default, 0).ListAsync() : new Acts(hub, Guid.Parse(words[1]), int.Parse(words[2], null)).RunAsync(words[0]));
    return 0;
}
catch (CryptographicException)
{
    Console.Error.WriteLine("That is not the passphrase of this place.");
    return 1;
}
catch (Exception e) when (e is HubRefusedException or HttpRequestException or TaskCanceledException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
