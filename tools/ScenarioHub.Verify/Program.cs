using System.Net.Http.Json;
using System.Text.Json;
using ScenarioHub.Sealing;
using ScenarioHub.Verify;

// Checks receipts and logs with nothing but the published keys. Exit code 0: it holds; 1: it does not; 2: it could not be asked.
//   verify RECEIPT.json … [--keys keys.json | --url http://localhost:8080]
//   verify log CHALLENGE [--url http://localhost:8080] [RECEIPT.json …]
//   verify log leaves.json head.json --keys keys.json [--earlier head.json]
try
{
    var words = args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal))).ToList();
    return words switch
    {
        ["log", var challenge, .. var receipts] when Guid.TryParse(challenge, out var id) => await LogCheck.OfHubAsync(Url(), id, receipts),
        ["log", var leaves, var head] => LogCheck.OfFiles(Read<List<string>>(leaves), Read<TreeHead>(head), Keys(), Option("--earlier") is { } earlier ? Read<TreeHead>(earlier) : null),
        [not "log", ..] => await ReceiptsAsync(words),
        _ => Usage(),
    };
}
catch (Exception e) when (e is IOException or JsonException or HttpRequestException or TaskCanceledException or FormatException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}

async Task<int> ReceiptsAsync(List<string> files)
{
    // Given keys keep it offline; otherwise the platform's stable address is asked once.
    var keys = Option("--keys") is not null ? Keys() : await KeysOfAsync(Url());
    var holds = true;
    foreach (var file in files)
    {
        var receipt = Read<Receipt>(file);
        var verdict = ReceiptCheck.Of(receipt, keys);
        holds &= verdict is ReceiptVerdict.Included or ReceiptVerdict.Promised;
        Console.WriteLine($"{file}: {LogCheck.Say(verdict, receipt)}");
    }

    return holds ? 0 : 1;
}

static async Task<IReadOnlyList<LogKey>> KeysOfAsync(Uri url)
{
    using var http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(20) };
    return (await http.GetFromJsonAsync<LogKeys>("/api/bidding/log/keys"))!.Keys;
}

IReadOnlyList<LogKey> Keys() => Read<LogKeys>(Option("--keys") ?? throw new IOException("Name the published keys: --keys keys.json")).Keys;

Uri Url() => new(Option("--url") ?? "http://localhost:8080");

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(file), JsonSerializerOptions.Web) ?? throw new JsonException($"{file} is empty.");

static int Usage()
{
    Console.Error.WriteLine("verify RECEIPT.json … [--keys keys.json | --url ADDRESS]   or   verify log CHALLENGE [--url ADDRESS] [RECEIPT.json …]   or   verify log leaves.json head.json --keys keys.json [--earlier head.json]");
    return 2;
}
