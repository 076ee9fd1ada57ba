using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>Lets every role try every act on the things of one state, and compares who is refused with the table.</summary>
/// <param name="things">The values of the places in routes, such as <c>/bids/{id}</c> or <c>milestoneId</c>; an act without all of its own is not asked.</param>
public sealed class ActRun(BiddingApp app, string state, IReadOnlyDictionary<string, TestPerson?> people, IReadOnlyDictionary<string, string> things)
{
    /// <summary>How many combinations of role and act have been tried.</summary>
    public int Tried { get; private set; }

    /// <summary>In how many of them the role got past.</summary>
    public int Passed { get; private set; }

    /// <summary>The acts that were tried.</summary>
    public HashSet<string> Routes { get; } = [];

    /// <summary>The cells that are not as the table says. One act after the other: some of them need the one before.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(IEnumerable<Act> acts)
    {
        var wrong = new ConcurrentBag<string>();
        var clients = people.ToDictionary(p => p.Key, p => app.As(p.Value));
        foreach (var act in acts.Where(a => a.OnlyIn?.Contains(state) != false))
        {
            if (PathOf(act) is not { } path)
            {
                continue;
            }

            await Parallel.ForEachAsync(people.Keys, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (role, ct) =>
            {
                using var answer = await clients[role].SendAsync(act.Request(path), ct);
                if (!IsRight(answer.StatusCode, act.Refused(role, state)))
                {
                    wrong.Add($"{state} × {role} × {act.Route}: {(int)answer.StatusCode}, not {act.Refused(role, state)?.ToString() ?? "past"} {await answer.Content.ReadAsStringAsync(ct)}");
                }
            });
            Routes.Add(act.Route);
            Tried += people.Count;
            Passed += people.Keys.Count(role => act.Refused(role, state) is null);
        }

        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    private static bool IsRight(HttpStatusCode status, HttpStatusCode? refused) => refused is null
        ? status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound) && (int)status < 500
        : status == refused;

    private string? PathOf(Act act)
    {
        var known = true;
        var path = Regex.Replace(act.Path, @"\{(\w+)\}", place =>
        {
            var name = place.Groups[1].Value is "id" ? act.Path[..(place.Index + place.Length)] : place.Groups[1].Value;
            known &= things.ContainsKey(name);
            return things.GetValueOrDefault(name, "");
        });
        return known ? path : null;
    }
}
