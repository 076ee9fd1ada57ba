using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using ScenarioHub.Sealing;
using ScenarioHub.Testing;

namespace ScenarioHub.Bidding.Tests;

/// <summary>Custodians who do at their own place what the ceremony's page does in the browser.</summary>
public sealed class Custodians(BiddingApp app, Stage stage)
{
    private readonly Dictionary<int, string> _passphrases = [];

    public Dictionary<int, TestPerson> People { get; } = new() { [1] = stage.Park, [2] = TestPerson.Administrator(), [3] = TestPerson.Supervisor() };

    /// <summary>Appoints the three and lets each accept.</summary>
    public async Task<JsonElement> AppointAllAsync()
    {
        await stage.ActAsync("custodians", new { roles = new[] { "park", "administrator", "supervisor" } });
        foreach (var place in People.Keys)
        {
            await AcceptAsync(place);
        }

        return await ViewAsync(1);
    }

    public async Task<JsonElement> AcceptAsync(int place, HttpStatusCode expected = HttpStatusCode.OK)
    {
        _passphrases[place] = $"passphrase of place {place}";
        return await PostAsync(place, People[place], "accept", new { key = CustodianKey.Create(_passphrases[place]) }, expected);
    }

    public async Task<JsonElement> HandInAsync(int place, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (share, key) = await ShareAsync(place);
        key.Dispose();
        return await PostAsync(place, People[place], "share", new { share = share.Bytes }, expected);
    }

    public async Task<JsonElement> DrillAsync(int place, HttpStatusCode expected = HttpStatusCode.OK, bool honest = true)
    {
        var asked = await PostAsync(place, People[place], "drill");
        using var key = (await MaterialAsync(place)).Key.Open(_passphrases[place]);
        var answer = Envelope.Open(key, asked.GetProperty("envelope").GetBytesFromBase64(), Context.OfDrill(stage.ChallengeId, place));
        return await PostAsync(place, People[place], "drill/answer", new { answer = honest ? answer : SHA256.HashData(answer) }, expected);
    }

    public async Task<JsonElement> ChangePassphraseAsync(int place, string passphrase)
    {
        var key = (await MaterialAsync(place)).Key.Change(_passphrases[place], passphrase);
        _passphrases[place] = passphrase;
        return await PostAsync(place, People[place], "passphrase", new { key });
    }

    /// <summary>A new person of the role gets the lost share of a place back with the help of the others.</summary>
    public async Task ReissueAsync(int lost, TestPerson successor)
    {
        var key = CustodianKey.Create("passphrase of the successor");
        await PostAsync(lost, successor, "reissue", new { key });
        foreach (var helper in People.Keys.Where(p => p != lost))
        {
            var asked = await app.GetAsync(People[helper], $"{stage.Path}/custodians/{lost}/reissue");
            var keys = asked.GetProperty("helperKeys").EnumerateObject().ToDictionary(k => int.Parse(k.Name, null), k => k.Value.GetBytesFromBase64());
            var (share, own) = await ShareAsync(helper);
            var part = Reissue.Contribute(stage.ChallengeId, lost, own, share, keys, key.PublicKey);
            own.Dispose();
            await PostAsync(lost, People[helper], "reissue/parts", new { helper, part });
        }

        var ready = await app.GetAsync(successor, $"{stage.Path}/custodians/{lost}/reissue");
        using var pair = key.Open("passphrase of the successor");
        var back = Reissue.Collect(stage.ChallengeId, lost, pair, ready.GetProperty("parts").EnumerateArray().Select(p => p.GetBytesFromBase64()));
        await PostAsync(lost, successor, "reissue/complete",
            new { sealedShare = Envelope.Seal(key.PublicKey, back.Bytes, Context.OfShare(stage.ChallengeId, lost)) });
        (People[lost], _passphrases[lost]) = (successor, "passphrase of the successor");
    }

    public Task<JsonElement> ViewAsync(int place) => app.GetAsync(People[place], $"{stage.Path}/custody");

    public async Task<JsonElement> PostAsync(int place, TestPerson who, string act, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var view = await app.GetAsync(People[1], $"{stage.Path}/custody");
        var version = view.GetProperty("places").EnumerateArray().Single(p => p.GetProperty("place").GetInt32() == place).GetProperty("version").GetInt64();
        return await app.AskAsync(who, HttpMethod.Post, $"{stage.Path}/custodians/{place}/{act}", body, version, expected);
    }

    private async Task<(Share Share, ECDiffieHellman Key)> ShareAsync(int place)
    {
        var (custodian, sealedShare) = await MaterialAsync(place);
        var key = custodian.Open(_passphrases[place]);
        return (new(place, Envelope.Open(key, sealedShare, Context.OfShare(stage.ChallengeId, place))), key);
    }

    private async Task<(CustodianKey Key, byte[] SealedShare)> MaterialAsync(int place)
    {
        var material = await app.GetAsync(People[place], $"{stage.Path}/custodians/{place}/material");
        return (material.GetProperty("key").Deserialize<CustodianKey>(JsonSerializerOptions.Web)!, material.GetProperty("sealedShare").GetBytesFromBase64());
    }
}
