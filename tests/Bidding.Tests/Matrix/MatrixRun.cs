using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>Asks every role on every channel for every thing, and compares with the table.</summary>
public sealed class MatrixRun(BiddingApp app, MatrixWorld world)
{
    private readonly Dictionary<string, HttpClient> _clients = [];
    private IReadOnlyDictionary<string, HashSet<int>> _documented = new Dictionary<string, HashSet<int>>();

    /// <summary>How many combinations of role, state, thing and channel have been compared.</summary>
    public int Asked { get; private set; }

    /// <summary>In how many of them the thing is to be seen.</summary>
    public int Granted { get; private set; }

    /// <summary>The cells of a state that are not as the table says, each named.</summary>
    /// <param name="roles">Some of the roles, whose combinations are not counted; all unless told.</param>
    public async Task<IReadOnlyList<string>> WrongAsync(string state, IReadOnlyList<string>? roles = null)
    {
        _documented = _documented.Count > 0 ? _documented : await OpenApi.StatusesAsync(app);
        var wrong = new ConcurrentBag<string>();
        var told = await new Told(app, world).ReadAsync();
        var cells = (roles ?? SightTable.Roles).SelectMany(role => SightChannels.All.Select(channel => (role, channel))).ToList();
        foreach (var role in SightTable.Roles)
        {
            _clients[role] = app.As(world.People[role]);
        }

        await Parallel.ForEachAsync(cells, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (cell, _) =>
        {
            var (role, channel) = cell;
            var text = channel.Path is not null ? await ReadAsync(state, role, channel, wrong)
                : channel.Name is "event payload" ? told.Payloads : told.TextsOf(role);
            foreach (var thing in SightTable.Things)
            {
                Compare(state, role, channel, thing, Shows(text, thing), wrong);
            }
        });
        if (roles is null)
        {
            Count(state);
        }

        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    private void Compare(string state, string role, Channel channel, string thing, bool shown, ConcurrentBag<string> wrong)
    {
        var (granted, carried) = (SightTable.Grants(thing, state, role), channel.Carries(thing, state, role));
        var (must, may) = channel.Path is not null
            ? (granted && carried, (granted && carried) || SightTable.IsPublic(thing, state))
            : (false, channel.Name is "event payload" ? channel.Things.Contains(thing) : SightTable.Tells(thing, state, role));
        if (shown ? !may : must)
        {
            wrong.Add($"{state} × {role} × {channel.Name} × {thing}: {(shown ? "is seen and must not be" : "is not seen and should be")}");
        }
    }

    private void Count(string state)
    {
        foreach (var (role, channel, thing) in
            from role in SightTable.Roles from channel in SightChannels.All from thing in SightTable.Things select (role, channel, thing))
        {
            Asked++;
            Granted += channel.Path is not null && SightTable.Grants(thing, state, role) && channel.Carries(thing, state, role) ? 1 : 0;
        }
    }

    /// <summary>The answer; a refusal must be one that the API documents, with a code.</summary>
    private async Task<string> ReadAsync(string state, string role, Channel channel, ConcurrentBag<string> wrong)
    {
        if (channel.Path!(world, role) is not { } path)
        {
            return "";
        }

        using var answer = await _clients[role].GetAsync($"/api/bidding{path}", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            return text;
        }

        var code = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound && text is ['{', ..]
            && JsonSerializer.Deserialize<JsonElement>(text).TryGetProperty("code", out var found) ? found.GetString() : null;
        if (string.IsNullOrEmpty(code) || !OpenApi.Documents(_documented, path, (int)answer.StatusCode))
        {
            wrong.Add($"{state} × {role} × {channel.Name}: {(int)answer.StatusCode} with code '{code}' is not what the API documents");
        }

        // What was asked for may be named in the refusal; nothing else.
        return text.Replace(path, "", StringComparison.Ordinal);
    }

    private bool Shows(string text, string thing) => world.Markers.TryGetValue(thing, out var marker) && text.Contains(marker, StringComparison.Ordinal);
}
