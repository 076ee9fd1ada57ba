using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>
/// Turns what happens to scenarios and challenges into releases. One queue for all of it, so that facts come about in order; where one
/// overtakes another all the same, the knowledge it leads to is equal.
/// </summary>
public class ReleaseConsumer(ScenariosDb db, ProcessStore processes) :
    IConsumer<ScenarioListed>, IConsumer<ScenarioWithdrawn>, IConsumer<ChallengeOpened>, IConsumer<ChallengeClosed>, IConsumer<ChallengeEnded>,
    IConsumer<NoticePublished>, IConsumer<ChallengeAwarded>, IConsumer<ContractChanged>
{
    /// <summary>The scenario's text is read where it is kept, as the public may see it.</summary>
    public async Task Consume(ConsumeContext<ScenarioListed> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        var scenario = await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == fact.Scenario.Id, ct);
        if (scenario is null || !Reader.Public.MaySee(scenario))
        {
            return;
        }

        var list = await db.ListOfAsync(scenario.Id, ct);
        var seen = scenario.Content.VisibleTo(Reader.Public);
        var process = await processes.OfScenarioAsync(scenario.Id, scenario.Number, scenario.OwnerId, ct);
        await processes.LearnAsync(process, process.Facts.Heard(new PlanningFacts(
            fact.Version, scenario.Number, seen.Name, new(scenario.OwnerId, scenario.OwnerName), seen.Need, seen.InvestmentYuan, seen.Period, seen.Deadline,
            scenario.ListedAt!.Value, list is { Number: { } number } ? new(list.Id, number, list.Title) : null, null)), ct);
    }

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ScenarioWithdrawn> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        if (await db.Processes.AnyAsync(p => p.ScenarioId == fact.ScenarioId, ct))
        {
            var process = await processes.OfScenarioAsync(fact.ScenarioId, fact.Number, fact.Owner.Id, ct);
            await processes.LearnAsync(process, process.Facts.Withdrawn(fact.Version, fact.Reason), ct);
        }
    }

    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ChallengeOpened> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        var process = await processes.OfChallengeAsync(fact.ChallengeId, ct)
            ?? await processes.BeginAsync(fact.ChallengeId, fact.Number, fact.ScenarioId, fact.Owner.Id, ct);
        await processes.LearnAsync(process, process.Facts.Heard(fact), ct);
    }

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ChallengeClosed> context) => LearnAsync(
        context, context.Message.ChallengeId, context.Message.Number, context.Message.Title, context.Message.Owner, null, (facts, fact) => facts.Heard(fact));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ChallengeEnded> context) => LearnAsync(
        context, context.Message.ChallengeId, context.Message.Number, context.Message.Title, context.Message.Owner, null, (facts, fact) => facts.Heard(fact));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<NoticePublished> context) => LearnAsync(
        context, context.Message.ChallengeId, context.Message.Number, context.Message.Title, context.Message.Owner, null, (facts, fact) => facts.Heard(fact));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ChallengeAwarded> context) => LearnAsync(
        context, context.Message.ChallengeId, context.Message.Number, context.Message.Title, context.Message.Owner, context.Message.ScenarioId, (facts, fact) => facts.Heard(fact));

    /// <inheritdoc />
    public Task Consume(ConsumeContext<ContractChanged> context) => LearnAsync(
        context, context.Message.ChallengeId, context.Message.Number, context.Message.Title, context.Message.Owner, context.Message.ScenarioId, (facts, fact) => facts.Heard(fact));

    /// <summary>
    /// A fact about a challenge whose opening has not been heard of yet is tried again, since the opening is on its way; when it still is
    /// not there, the fact names what is needed to begin.
    /// </summary>
    private async Task LearnAsync<T>(
        ConsumeContext<T> context, Guid challenge, string number, string title, Party owner, Guid? scenario, Func<ProcessFacts, T, ProcessFacts> heard)
        where T : class
    {
        var ct = context.CancellationToken;
        var process = await processes.OfChallengeAsync(challenge, ct);
        if (process is null && context.GetRetryAttempt() < 3)
        {
            throw new InvalidOperationException($"The opening of challenge {number} has not arrived yet.");
        }

        process ??= await processes.BeginAsync(challenge, number, scenario, owner.Id, ct);
        var facts = process.Facts.Tender is null
            ? process.Facts with { Tender = new(0, challenge, number, title, owner, context.SentTime ?? await db.NowAsync(ct)) }
            : process.Facts;
        await processes.LearnAsync(process, heard(facts, context.Message), ct);
    }
}
