using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScenarioHub.Sealing;

namespace ScenarioHub.Custody;

/// <summary>What a custodian does with a place, as the ceremony's page does it.</summary>
internal sealed class Acts(Hub hub, Guid challenge, int place)
{
    private string Path => $"challenges/{challenge}/custodians/{place}";

    public async Task ListAsync()
    {
        foreach (var custody in (await hub.GetAsync("custody/mine"))["items"]!.AsArray())
        {
            Console.WriteLine($"{custody!["number"]}  {custody["title"]}  {custody["state"]}  {custody["deadline"]}  {custody["challengeId"]}");
            foreach (var p in custody["places"]!.AsArray())
            {
                Console.WriteLine($"   place {p!["place"]}  {p["role"]}  {p["personName"] ?? "—"}  {string.Join(' ', p["can"]!.AsArray())}");
            }
        }
    }

    public Task RunAsync(string act) => act switch
    {
        "accept" => PostAsync("accept", new { key = CustodianKey.Create(NewPassphrase()) }),
        "drill" => DrillAsync(),
        "passphrase" => ChangeAsync(),
        "hand-in" => HandInAsync(),
        "lost" => PostAsync("reissue", new { key = CustodianKey.Create(NewPassphrase()) }),
        "help" => HelpAsync(),
        _ => CompleteAsync(),
    };

    private async Task DrillAsync()
    {
        var asked = await hub.PostAsync($"{Path}/drill", new { }, await VersionAsync());
        using var key = (await MaterialAsync(place)).Key.Open(Passphrase());
        await PostAsync("drill/answer", new { answer = Envelope.Open(key, Bytes(asked["envelope"]), Context.OfDrill(challenge, place)) });
    }

    private async Task ChangeAsync() => await PostAsync("passphrase", new { key = (await MaterialAsync(place)).Key.Change(Passphrase(), NewPassphrase()) });

    private async Task HandInAsync()
    {
        var (share, key) = await ShareAsync(place);
        key.Dispose();
        await PostAsync("share", new { share = share.Bytes });
    }

    private async Task HelpAsync()
    {
        var asked = await hub.GetAsync($"{Path}/reissue");
        var keys = asked["helperKeys"]!.AsObject().ToDictionary(k => int.Parse(k.Key, null), k => Bytes(k.Value));
        var own = (int)(await CustodyAsync())["places"]!.AsArray().Single(p => (bool)p!["mine"]!)!["place"]!;
        var (share, key) = await ShareAsync(own);
        var part = Reissue.Contribute(challenge, place, key, share, keys, Bytes(asked["key"]!["publicKey"]));
        key.Dispose();
        await PostAsync("reissue/parts", new { helper = own, part });
    }

    private async Task CompleteAsync()
    {
        var ready = await hub.GetAsync($"{Path}/reissue");
        var key = ready["key"].Deserialize<CustodianKey>(JsonSerializerOptions.Web)!;
        using var pair = key.Open(Passphrase());
        var share = Reissue.Collect(challenge, place, pair, ready["parts"]!.AsArray().Select(Bytes));
        if (!share.Digest().AsSpan().SequenceEqual(Bytes(ready["shareDigest"])))
        {
            throw new HubRefusedException("The parts do not make the lost share; ask for it once more.");
        }

        await PostAsync("reissue/complete", new { sealedShare = Envelope.Seal(key.PublicKey, share.Bytes, Context.OfShare(challenge, place)) });
    }

    private async Task<(Share Share, ECDiffieHellman Key)> ShareAsync(int at)
    {
        var (custodian, sealedShare) = await MaterialAsync(at);
        var key = custodian.Open(Passphrase());
        return (new(at, Envelope.Open(key, sealedShare ?? throw new HubRefusedException("This place has no share yet."), Context.OfShare(challenge, at))), key);
    }

    private async Task<(CustodianKey Key, byte[]? SealedShare)> MaterialAsync(int at)
    {
        var material = await hub.GetAsync($"challenges/{challenge}/custodians/{at}/material");
        return (material["key"].Deserialize<CustodianKey>(JsonSerializerOptions.Web)!, material["sealedShare"] is { } box ? Bytes(box) : null);
    }

    private async Task PostAsync(string act, object body)
    {
        await hub.PostAsync($"{Path}/{act}", body, await VersionAsync());
        Console.WriteLine("done");
    }

    private async Task<long> VersionAsync() =>
        (long)((await CustodyAsync())["places"]!.AsArray().FirstOrDefault(p => (int)p!["place"]! == place) ?? throw new HubRefusedException("There is no such place."))["version"]!;

    private Task<JsonNode> CustodyAsync() => hub.GetAsync($"challenges/{challenge}/custody");

    private static byte[] Bytes(JsonNode? node) => Convert.FromBase64String((string)node!);

    private static string Passphrase() => Terminal.Secret("HUB_PASSPHRASE", "passphrase: ");

    private static string NewPassphrase()
    {
        var passphrase = Terminal.Secret("HUB_NEW_PASSPHRASE", $"new passphrase (at least {CustodianKey.ShortestPassphrase} characters): ");
        if (passphrase.Length < CustodianKey.ShortestPassphrase || passphrase != Terminal.Secret("HUB_NEW_PASSPHRASE", "once more: "))
        {
            throw new HubRefusedException("The passphrase is too short, or was not typed the same way twice.");
        }

        return passphrase;
    }
}
