using System.Diagnostics;
using MassTransit;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Bench.Notifications;

/// <summary>One list that everybody waits for: saved searches of a thousand kinds and follows of its park; meanwhile single urgent notices.</summary>
internal sealed class Everybody : IMeasurement
{
    private const int Searches = 1000;

    public string Name => "everybody";

    public string What => "one list to everybody's standing queries and follows (aim: all rows ≤ 60 s, urgent single notices meanwhile ≤ 2 s, memory flat)";

    public async Task<bool> RunAsync(BenchOptions options)
    {
        await using var stack = await Stack.StartAsync();
        var (park, organization) = (new Party(Guid.NewGuid(), "测试高新区"), Guid.NewGuid());
        await FillAsync(stack, options.People, park, organization);
        await stack.Bus.Publish(Urgent(organization));
        await WaitAsync(stack, 1, "urgency = 'Urgent'");

        var list = Guid.CreateVersion7();
        var scenarios = Enumerable.Range(0, 200).Select(i => new SearchableScenario(
            new(Guid.NewGuid(), $"CJ-2026-{i:D6}", $"场景{i}", "need", park, null, null, $"关键词k{i % Searches} 共同需求", null, [], null, null, null, null), 1, [],
            [new("ownerId", park.Id.ToString()), new("kind", "need")])).ToList();
        var watch = Stopwatch.StartNew();
        await stack.Bus.Publish(new ScenariosListed(list, "QD-2026-000001", "清单", park, scenarios, null, DateTimeOffset.UtcNow), c => c.MessageId = Guid.CreateVersion7());
        var (slowest, most, sent, told) = (TimeSpan.Zero, 0L, 1, 0L);
        while (told < options.People && watch.Elapsed < TimeSpan.FromMinutes(10))
        {
            var single = Stopwatch.StartNew();
            await stack.Bus.Publish(Urgent(organization));
            await WaitAsync(stack, ++sent, "urgency = 'Urgent'");
            slowest = single.Elapsed > slowest ? single.Elapsed : slowest;
            stack.Service.Refresh();
            most = Math.Max(most, stack.Service.WorkingSet64);
            told = await stack.SqlAsync<long>("SELECT count(*) FROM delivery WHERE event_id = $1", list);
            await Task.Delay(200);
        }

        var took = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"{told} of {options.People} inbox rows in {took:F1} s = {told / took:F0}/s (aim ≤ 60 s); {sent - 1} urgent notices meanwhile, slowest {slowest.TotalSeconds:F2} s (aim ≤ 2 s); service at most {most / 1048576} MB");
        return told == options.People && took <= 60 && slowest.TotalSeconds <= 2;
    }

    private static async Task FillAsync(Stack stack, int people, Party park, Guid organization)
    {
        var follow = $"ownerId={park.Id}";
        await stack.SqlAsync<object>(
            """
            INSERT INTO organization VALUES ($2, 1, 'company', '一家', 'pending');
            """.Replace("$2", $"'{organization}'", StringComparison.Ordinal));
        await stack.SqlAsync<object>($"INSERT INTO member SELECT gen_random_uuid(), 1, '{organization}', '一人', 'a@example.cn', 'zh-CN', ARRAY['member'], true");
        await stack.SqlAsync<object>(
            $"""
            INSERT INTO member SELECT gen_random_uuid(), 1, gen_random_uuid(), '众人', 'b@example.cn', 'zh-CN', ARRAY['member'], true FROM generate_series(1, {people})
            """);
        await stack.SqlAsync<object>(
            $"""
            INSERT INTO standing_filter (digest, filter)
            SELECT sha256(convert_to(f, 'UTF8')), f FROM (SELECT '{follow}' UNION ALL SELECT 'kind=need&q=k' || i FROM generate_series(0, {Searches - 1}) i) AS all_of (f)
            """);
        await stack.SqlAsync<object>(
            $"""
            INSERT INTO standing (person_id, kind, subject, filter_id, name, stamp, active)
            SELECT m.person_id, CASE WHEN r < 0.5 THEN 'park' ELSE 'search' END, gen_random_uuid()::text,
                CASE WHEN r < 0.5 THEN (SELECT id FROM standing_filter WHERE filter = '{follow}') ELSE (SELECT min(id) FROM standing_filter) + 1 + floor(random() * 200)::int END, '检索', 1, true
            FROM (SELECT person_id, random() AS r FROM member WHERE name = '众人') m
            """);
        await stack.SqlAsync<object>("ANALYZE");
        Console.WriteLine($"{people} people wait");
    }

    private static async Task WaitAsync(Stack stack, int count, string condition)
    {
        while (await stack.SqlAsync<long>($"SELECT count(*) FROM delivery d JOIN notice n ON n.id = d.notice_id WHERE n.{condition}") < count)
        {
            await Task.Delay(10);
        }
    }

    private static BidReceived Urgent(Guid organization) => new(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG", "紧急", organization, "withdrawn", DateTimeOffset.UtcNow);
}
