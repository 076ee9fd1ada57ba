using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>What an administrator looks for in the queue. Use with <c>[AsParameters]</c>.</summary>
/// <param name="Overdue">Waiting longer than the service time.</param>
/// <param name="Claim"><c>mine</c>, <c>others</c> or <c>free</c>.</param>
/// <param name="SecondReader">Read once and waiting for a second reader.</param>
/// <param name="Again">Handed in again after a return.</param>
public record QueueFilter(
    string? Q, string? Kind, string? Category, Guid? OwnerId, bool? FirstOfKind, bool? Overdue, string? Claim, bool? SecondReader, bool? Again)
{
    /// <summary>The part that the catalogue knows too.</summary>
    public ScenarioFilter Common => new(Q: Q, Kind: Kind, Category: Category, OwnerId: OwnerId, FirstOfKind: FirstOfKind);
}

/// <summary>The queue of one administrator.</summary>
internal sealed record QueueScope(QueueFilter Filter, TimeSpan ServiceTime, Guid Person, DateTimeOffset Now, Reader Reader) : Scope(SortOrder.Waiting, Reader)
{
    public override void AddTo(Conditions where)
    {
        where.Add("scope", "s.state = 'Submitted'");
        if (Filter.Overdue is { } overdue)
        {
            // Whatever was handed in before this instant has waited longer than the service time.
            where.Add("overdue", $"s.submitted_at {(overdue ? "<" : ">=")} {where.Value(WorkingTime.Before(Now, ServiceTime).ToUniversalTime())}");
        }

        if (!string.IsNullOrEmpty(Filter.Claim))
        {
            var claims = $"SELECT FROM moderation_claim c WHERE c.scenario_id = s.id AND c.expires_at > {where.Value(Now.ToUniversalTime())}";
            where.Add("claim", Filter.Claim switch
            {
                "mine" => $"EXISTS ({claims} AND c.person_id = {where.Value(Person)})",
                "others" => $"EXISTS ({claims} AND c.person_id <> {where.Value(Person)})",
                "free" => $"NOT EXISTS ({claims})",
                _ => throw new InvalidException("claim", "field.choice", "mine | others | free"),
            });
        }

        if (Filter.SecondReader is { } second)
        {
            where.Add("second", $"s.first_reader_id IS {(second ? "NOT " : "")}NULL");
        }

        if (Filter.Again is { } again)
        {
            where.Add("again", $"{(again ? "" : "NOT ")}EXISTS (SELECT FROM submitted_version v WHERE v.scenario_id = s.id AND v.round > 1)");
        }
    }
}
