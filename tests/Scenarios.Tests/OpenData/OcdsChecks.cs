using System.Text.Json;

namespace ScenarioHub.Scenarios.Tests.OpenData;

/// <summary>What the standard demands beyond its schema: ids unique, references that resolve, dates in order, amounts that agree.</summary>
internal static class OcdsChecks
{
    /// <summary>What is wrong with the releases of one process, oldest first.</summary>
    public static IReadOnlyList<string> Wrong(IReadOnlyList<JsonElement> releases)
    {
        var wrong = new List<string>();
        var ids = releases.Select(r => r.GetProperty("id").GetString()).ToList();
        wrong.AddRange(ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"release id {g.Key} twice"));
        var dates = releases.Select(r => r.GetProperty("date").GetDateTimeOffset()).ToList();
        wrong.AddRange(dates.Zip(dates.Skip(1)).Where(d => d.First > d.Second).Select(d => $"release of {d.Second} after one of {d.First}"));
        wrong.AddRange(releases.SelectMany(r => WrongIn(r).Select(w => $"{r.GetProperty("id")}: {w}")));
        return wrong;
    }

    private static IEnumerable<string> WrongIn(JsonElement release)
    {
        var parties = Items(release, "parties").Select(p => p.GetProperty("id").GetString()).ToList();
        foreach (var twice in parties.GroupBy(p => p).Where(g => g.Count() > 1))
        {
            yield return $"party {twice.Key} twice";
        }

        foreach (var reference in References(release).Where(reference => !parties.Contains(reference)))
        {
            yield return $"nobody is {reference}";
        }

        var awards = Items(release, "awards").ToDictionary(a => a.GetProperty("id").GetString()!);
        foreach (var contract in Items(release, "contracts"))
        {
            if (!awards.TryGetValue(contract.GetProperty("awardID").GetString()!, out var award))
            {
                yield return "a contract of no award";
                continue;
            }

            if (award.TryGetProperty("value", out var value) && value.GetProperty("amount").GetDecimal() != contract.GetProperty("value").GetProperty("amount").GetDecimal())
            {
                yield return "award and contract differ in value";
            }

            if (contract.GetProperty("dateSigned").GetDateTimeOffset() < award.GetProperty("date").GetDateTimeOffset())
            {
                yield return "signed before the award";
            }
        }

        foreach (var period in Periods(release).Where(p => p.Start > p.End))
        {
            yield return $"a period ends {period.End} before it starts";
        }

        var tags = release.GetProperty("tag").EnumerateArray().Select(t => t.GetString()!).ToList();
        foreach (var (tag, section) in new[] { ("planning", "planning"), ("tender", "tender"), ("award", "awards"), ("contract", "contracts") })
        {
            if (tags.Contains(tag) && !release.TryGetProperty(section, out _))
            {
                yield return $"tagged {tag} without {section}";
            }
        }
    }

    private static IEnumerable<string> References(JsonElement release)
    {
        yield return release.GetProperty("buyer").GetProperty("id").GetString()!;
        if (release.TryGetProperty("tender", out var tender) && tender.TryGetProperty("procuringEntity", out var entity))
        {
            yield return entity.GetProperty("id").GetString()!;
        }

        foreach (var supplier in Items(release, "awards").SelectMany(a => Items(a, "suppliers")))
        {
            yield return supplier.GetProperty("id").GetString()!;
        }
    }

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Periods(JsonElement release)
    {
        IEnumerable<JsonElement> periods = Items(release, "contracts").Select(c => c.GetProperty("period"));
        if (release.TryGetProperty("tender", out var tender) && tender.TryGetProperty("tenderPeriod", out var own))
        {
            periods = periods.Append(own);
        }

        return from period in periods
               where period.TryGetProperty("endDate", out _) && period.TryGetProperty("startDate", out _)
               select (period.GetProperty("startDate").GetDateTimeOffset(), period.GetProperty("endDate").GetDateTimeOffset());
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        json.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];
}
