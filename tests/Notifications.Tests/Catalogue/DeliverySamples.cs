using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Notifications.Tests.Catalogue;

/// <summary>One event of every kind after the notice.</summary>
public static class DeliverySamples
{
    public static IEnumerable<object> Between(Party park, Party company)
    {
        var (id, other, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Samples.At);
        const string number = "BG-2026-000045";
        const string contract = "HT-2026-000007";
        const string title = "低空物流航线规划";
        foreach (var state in new[] { "filed", "appointed", "upheld", "dismissed", "withdrawn", "lapsed" })
        {
            yield return new ObjectionMoved(other, 2, id, number, title, park.Id, company, "result", state, "李监督", "评分依据不足", [company.Id], at);
        }

        yield return new ContractOffered(other, 1, contract, title, park, company, at);
        var changed = new ContractChanged(
            other, 4, id, number, title, contract, park, company, [], 3_000_000, [new("public", 1_000_000)], at, at, at.AddYears(1), [], "active", null, null, at);
        yield return changed;
        yield return changed with { Version = 5, Rationale = "试验条件变化", At = at.AddDays(9) };
        yield return new ContractChangeMoved(other, 5, contract, title, company, park.Id, "proposed", "试验条件变化", at);
        yield return new ContractChangeMoved(other, 6, contract, title, park, company.Id, "assented", "试验条件变化", at);
        foreach (var state in new[] { "reported", "accepted", "sentBack" })
        {
            yield return new MilestoneMoved(id, 7, other, contract, title, "样机", state, "缺少检测报告", company.Id, at);
        }

        foreach (var stage in new[] { "due", "missed", "escalated" })
        {
            yield return new MilestoneReminder(id, 8, other, contract, title, park, company, [], "样机", at.AddDays(3), stage, at);
        }

        yield return new RaceGateDecided(id, 2, number, title, park, 1, 2, [company.Id], at);
        yield return new DeliveryEnded(id, 9, number, title, park, company, null, "accepted", null, at);
        yield return new DeliveryEnded(id, 9, number, title, park, company, null, "failed", "指标未达到", at);
    }
}
