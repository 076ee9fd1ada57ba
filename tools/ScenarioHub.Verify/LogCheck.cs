using System.Net.Http.Json;
using System.Text.Json;
using ScenarioHub.Sealing;

namespace ScenarioHub.Verify;

/// <summary>Checks a whole log: its leaves make the signed root, an earlier head is its beginning, and receipts are in it.</summary>
internal static class LogCheck
{
    public static string Say(ReceiptVerdict verdict, Receipt receipt) => verdict switch
    {
        ReceiptVerdict.Included => $"valid; leaf {receipt.Inclusion!.LeafIndex} of {receipt.Inclusion.Head.TreeSize}, received {receipt.Time}",
        ReceiptVerdict.Promised => $"signed, received {receipt.Time}; download it again after the deadline to check its place in the log",
        ReceiptVerdict.Malformed => "NOT VALID: no receipt of a known format",
        ReceiptVerdict.UnknownKey => "NOT VALID: signed by a key that is not published",
        ReceiptVerdict.BadSignature => "NOT VALID: the signature does not fit the text",
        ReceiptVerdict.BadHead => "NOT VALID: the tree head is not signed, or is of another challenge",
        ReceiptVerdict.NotIncluded => "NOT VALID: the path does not lead to the signed root",
    };

    public static int OfFiles(List<string> leaves, TreeHead head, IReadOnlyList<LogKey> keys, TreeHead? earlier)
    {
        byte[][] hashes = [.. leaves.Select(Convert.FromHexString)];
        var holds = Tell("the head is signed by a published key", ReceiptCheck.Of(head, keys))
            & Tell($"{hashes.Length} leaves make the signed root", hashes.Length == head.TreeSize && Convert.ToHexStringLower(MerkleTree.Root(hashes)) == head.Root);
        if (earlier is not null)
        {
            holds &= Tell("the earlier head is signed", ReceiptCheck.Of(earlier, keys))
                & Tell("the earlier log is the beginning of this one", earlier.Challenge == head.Challenge && earlier.TreeSize <= hashes.Length
                    && Convert.ToHexStringLower(MerkleTree.Root(hashes.AsSpan(0, (int)earlier.TreeSize))) == earlier.Root);
        }

        return holds ? 0 : 1;
    }

    public static async Task<int> OfHubAsync(Uri url, Guid challenge, List<string> receipts)
    {
        using var http = new HttpClient { BaseAddress = new(url, "/api/bidding/"), Timeout = TimeSpan.FromSeconds(20) };
        var keys = (await http.GetFromJsonAsync<LogKeys>("log/keys"))!.Keys;
        var head = (await http.GetFromJsonAsync<JsonElement>($"challenges/{challenge}/log")).GetProperty("head").Deserialize<TreeHead>(JsonSerializerOptions.Web)!;
        var leaves = new List<string>();
        for (string? next = "0"; next is not null;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"challenges/{challenge}/log/leaves?limit=1000&from={next}");
            leaves.AddRange(page.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("leaf").GetString()!));
            next = page.TryGetProperty("next", out var mark) ? mark.GetString() : null;
        }

        var result = OfFiles(leaves, head, keys, null);
        foreach (var file in receipts)
        {
            var receipt = JsonSerializer.Deserialize<Receipt>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)!;
            var signed = ReceiptCheck.Of(receipt, keys) is ReceiptVerdict.Included or ReceiptVerdict.Promised;
            result |= Tell($"{file} is signed and in this log", signed && receipt.Challenge == challenge && leaves.Contains(Convert.ToHexStringLower(receipt.Leaf()))) ? 0 : 1;
        }

        return result;
    }

    private static bool Tell(string what, bool holds)
    {
        Console.WriteLine($"{(holds ? "yes" : "NO ")}  {what}");
        return holds;
    }
}
