using System.Text.Json.Nodes;
using ScenarioHub.Contracts;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>
/// Writes a release of the Open Contracting Data Standard 1.1.5 with the bids extension. Each release carries all that is publicly known,
/// so the newest one is also the compiled one.
/// </summary>
public static class ReleaseJson
{
    /// <summary>The release as the standard's schema wants it.</summary>
    public static JsonObject Of(string id, ContractingProcess process, IReadOnlyList<string> tags, OpenDataSettings settings, DateTimeOffset date)
    {
        var facts = process.Facts;
        var parties = new ReleaseParties();
        var owner = facts.Planning?.Owner ?? facts.Tender!.Owner;
        var release = new JsonObject
        {
            ["ocid"] = process.Ocid,
            ["id"] = id,
            ["date"] = Time(date),
            ["tag"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]),
            ["initiationType"] = "tender",
            ["language"] = "zh",
            ["buyer"] = parties.Reference(owner, "buyer"),
        };
        if (facts.Planning is { } planning)
        {
            release["planning"] = PlanningOf(planning, settings);
        }

        if (TenderOf(process, parties, settings) is { } tender)
        {
            release["tender"] = tender;
        }

        if (facts.Tender?.Bids is { } bids)
        {
            release["bids"] = new JsonObject
            {
                ["statistics"] = new JsonArray(new JsonObject { ["id"] = "bids", ["measure"] = "bids", ["date"] = Time(facts.Tender.ClosedAt), ["value"] = bids }),
            };
        }

        if (facts.Awards.Count > 0)
        {
            release["awards"] = new JsonArray([.. facts.Awards.Select(award => AwardOf(process, award, parties))]);
        }

        if (facts.Contracts.Count > 0)
        {
            release["contracts"] = new JsonArray([.. facts.Contracts.Select(contract => ContractJson.Of(contract, AwardId(process, contract.Signed.Supplier)))]);
        }

        if (facts.After is { } earlier)
        {
            release["relatedProcesses"] = new JsonArray(new JsonObject
            {
                ["id"] = "1", ["relationship"] = new JsonArray("unsuccessfulProcess"), ["scheme"] = "ocid", ["identifier"] = earlier,
                ["uri"] = settings.At(Links.Process(earlier)),
            });
        }

        release["parties"] = parties.ToJson();
        return release;
    }

    /// <summary>An instant as the standard writes it, in UTC and to the second.</summary>
    internal static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An amount in yuan.</summary>
    internal static JsonObject Yuan(decimal amount) => new() { ["amount"] = amount, ["currency"] = "CNY" };

    /// <summary>Without what is not known.</summary>
    internal static JsonObject Known(JsonObject json)
    {
        foreach (var name in json.Where(property => property.Value is null).Select(property => property.Key).ToList())
        {
            json.Remove(name);
        }

        return json;
    }

    private static JsonObject PlanningOf(PlanningFacts planning, OpenDataSettings settings)
    {
        var documents = planning.List is not { } list ? null : new JsonArray(new JsonObject
        {
            ["id"] = list.Number, ["documentType"] = "plannedProcurementNotice", ["title"] = list.Title, ["url"] = settings.At($"/lists/{list.Id}"),
            ["datePublished"] = Time(planning.ListedAt), ["format"] = "text/html", ["language"] = "zh",
        });
        return Known(new()
        {
            ["rationale"] = planning.Need,
            ["budget"] = Known(new()
            {
                ["project"] = planning.Name, ["projectID"] = planning.Number, ["description"] = planning.Period,
                ["amount"] = planning.InvestmentYuan is { } yuan ? Yuan(yuan) : null,
            }),
            ["documents"] = documents,
            ["milestones"] = planning.Deadline is { } until
                ? new JsonArray(new JsonObject { ["id"] = "deadline", ["title"] = "应答截止", ["type"] = "preProcurement", ["dueDate"] = Time(until), ["status"] = "scheduled" })
                : null,
        });
    }

    private static JsonObject? TenderOf(ContractingProcess process, ReleaseParties parties, OpenDataSettings settings)
    {
        if (process.Facts.Tender is not { } tender)
        {
            // A scenario that was taken back before it came to a challenge.
            return process.Facts.Planning?.WithdrawReason is null ? null : new() { ["id"] = process.Ocid, ["status"] = "withdrawn" };
        }

        return Known(new()
        {
            ["id"] = tender.Number,
            ["title"] = tender.Title,
            ["description"] = tender.Problem,
            ["status"] = tender.Status,
            ["procuringEntity"] = parties.Reference(tender.Owner, "procuringEntity"),
            ["procurementMethod"] = "open",
            ["procurementMethodDetails"] = "揭榜挂帅",
            ["procurementMethodRationale"] = tender.EndReason,
            ["mainProcurementCategory"] = "services",
            ["awardCriteria"] = "ratedCriteria",
            ["submissionMethod"] = new JsonArray("electronicSubmission"),
            ["tenderPeriod"] = Known(new() { ["startDate"] = Time(tender.OpenedAt), ["endDate"] = Time(tender.Deadline) }),
            ["numberOfTenderers"] = tender.Bids,
            ["documents"] = new JsonArray(new JsonObject
            {
                ["id"] = tender.Number, ["documentType"] = "tenderNotice", ["title"] = tender.Title, ["url"] = settings.At($"/challenges/{tender.ChallengeId}"),
                ["datePublished"] = Time(tender.OpenedAt), ["format"] = "text/html", ["language"] = "zh",
            }),
            ["amendments"] = tender.Moves.Count == 0 ? null : new JsonArray([.. tender.Moves.Select((move, i) => new JsonObject
            {
                ["id"] = $"{i + 1}", ["date"] = Time(move.At), ["rationale"] = "延期", ["description"] = $"{Time(move.From)} → {Time(move.To)}",
            })]),
        });
    }

    private static JsonObject AwardOf(ContractingProcess process, AwardFacts award, ReleaseParties parties)
    {
        var contract = process.Facts.Contracts.FirstOrDefault(c => c.Signed.Supplier.Id == award.Supplier.Id)?.Signed;
        return Known(new()
        {
            ["id"] = AwardId(process, award.Supplier),
            ["title"] = process.Facts.Tender!.Title,
            ["status"] = award.Status,
            ["date"] = Time(award.At),
            ["value"] = contract is null ? null : Yuan(contract.ValueYuan),
            ["suppliers"] = new JsonArray(
                [parties.Reference(award.Supplier, "supplier"), .. (contract?.Members ?? []).Select(member => parties.Reference(member, "supplier"))]),
        });
    }

    private static string AwardId(ContractingProcess process, Party supplier) => $"{process.Facts.Tender!.Number}-{supplier.Id}";
}
