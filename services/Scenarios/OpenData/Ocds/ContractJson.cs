using System.Text.Json.Nodes;
using ScenarioHub.Contracts.Bidding;
using static ScenarioHub.Scenarios.OpenData.Ocds.ReleaseJson;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>Writes a contract and its implementation.</summary>
internal static class ContractJson
{
    public static JsonObject Of(ContractFacts facts, string awardId)
    {
        var contract = facts.Signed;
        return Known(new()
        {
            ["id"] = contract.ContractNumber,
            ["awardID"] = awardId,
            ["title"] = contract.Title,
            ["status"] = contract.State is "active" ? "active" : "terminated",
            ["period"] = new JsonObject { ["startDate"] = Time(contract.StartsAt), ["endDate"] = Time(contract.EndsAt) },
            ["value"] = Yuan(contract.ValueYuan),
            ["dateSigned"] = Time(contract.SignedAt),
            ["implementation"] = contract.Milestones.Count == 0 ? null : new JsonObject
            {
                ["milestones"] = new JsonArray([.. contract.Milestones.Select(MilestoneOf)]),
            },
            ["amendments"] = facts.Amendments.Count == 0 ? null : new JsonArray([.. facts.Amendments.Select(a => new JsonObject
            {
                ["id"] = $"{a.Version}", ["date"] = Time(a.At), ["rationale"] = a.Rationale,
            })]),
        });
    }

    private static JsonObject MilestoneOf(MilestoneFact milestone) => Known(new()
    {
        ["id"] = milestone.MilestoneId.ToString(),
        ["title"] = milestone.Name,
        ["type"] = "delivery",
        ["description"] = $"{milestone.Share:0.##} %",
        ["dueDate"] = Time(milestone.Due),
        ["dateMet"] = milestone.State == "accepted" ? Time(milestone.DoneAt) : null,
        ["status"] = milestone.State switch { "accepted" => "met", "missed" => "notMet", _ => "scheduled" },
    });
}
