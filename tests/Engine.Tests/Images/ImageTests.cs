using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;
using Xunit;
using static ScenarioHub.Engine.Tests.Documents;

namespace ScenarioHub.Engine.Tests.Images;

public class ImageTests
{
    private static readonly JudgedCollection Judged = JudgedCollection.Shared;

    [Fact]
    public void An_engine_from_its_image_answers_with_the_same_scores_and_reasons_and_goes_on_changing()
    {
        var lived = Lived();
        var loaded = MatchingEngine.Load(ImageOf(lived));
        Assert.Equal((lived.Companies, lived.Scenarios), (loaded.Companies, loaded.Scenarios));
        Agree(lived, loaded);

        foreach (var engine in new[] { lived, loaded })
        {
            engine.Put(Judged.Profiles[3] with { Version = 9, Capability = "全部改为湖面清洁机器人" });
            engine.RemoveCompany(Judged.Profiles[4].Id, 9);
            engine.Put(Company("水质监测微站与无人船巡测", id: JudgedCollection.IdOf("N001")));
        }

        Agree(lived, loaded);
    }

    [Fact]
    public void An_image_of_other_weights_or_of_another_layout_is_refused()
    {
        var image = ImageOf(Lived());
        Assert.Throws<InvalidDataException>(() => MatchingEngine.Load(image, new() { LengthNorm = 0.5 }));
        var bytes = image.ToArray();
        bytes[0]++;
        Assert.Throws<InvalidDataException>(() => MatchingEngine.Load(new MemoryStream(bytes)));
    }

    [Fact]
    public void Weights_of_the_question_can_be_exchanged_and_weights_of_the_index_cannot()
    {
        var engine = Lived();
        var before = engine.FindCompanies(Judged.Needs[0].Scenario, 20).Select(s => (s.Id, s.Score)).ToList();
        engine.Use(new MatchingWeights().Times(WeightFactors.None with { Related = 0.25, Place = 4 }));
        Assert.NotEqual(before, engine.FindCompanies(Judged.Needs[0].Scenario, 20).Select(s => (s.Id, s.Score)));
        engine.Use(new());
        Assert.Equal(before, engine.FindCompanies(Judged.Needs[0].Scenario, 20).Select(s => (s.Id, s.Score)));
        Assert.Throws<ArgumentException>(() => engine.Use(new() { ProfileTitle = 3 }));
    }

    [Fact]
    public void Replicas_fed_in_any_order_with_duplicates_and_late_copies_answer_alike()
    {
        // Every profile lives through three versions; every seventh is removed at the end, every eleventh comes back after a removal.
        var random = new Random(11);
        List<Action<MatchingEngine>> events = [];
        foreach (var (profile, number) in Judged.Profiles.Select((profile, number) => (profile, number)))
        {
            events.Add(engine => engine.Put(profile with { Version = 1, Capability = "旧文字：" + profile.Capability }));
            events.Add(engine => engine.Put(profile with { Version = 2, Products = [] }));
            events.Add(number % 11 == 0 ? engine => engine.RemoveCompany(profile.Id, 3) : engine => engine.Put(profile with { Version = 3 }));
            events.Add(number % 7 == 0 ? engine => engine.RemoveCompany(profile.Id, 5) : engine => engine.Put(profile with { Version = 4 }));
        }

        var straight = Fed(events);
        for (var replica = 0; replica < 4; replica++)
        {
            var shuffled = events.Concat(events.Where(_ => random.Next(3) == 0)).OrderBy(_ => random.Next()).ToList();
            Agree(straight, Fed(shuffled));
        }

        var rebuilt = new MatchingEngine();
        rebuilt.PutAll(Judged.Profiles.Where((_, number) => number % 7 != 0).Select(profile => profile with { Version = 4 }));
        Agree(straight, rebuilt);
    }

    private static MatchingEngine Fed(IEnumerable<Action<MatchingEngine>> events)
    {
        var engine = new MatchingEngine();
        foreach (var happen in events)
        {
            happen(engine);
        }

        return engine;
    }

    private static MatchingEngine Lived()
    {
        var engine = Judged.Engine(new());
        foreach (var need in Judged.Needs)
        {
            engine.Put(need.Scenario);
        }

        engine.Put(Judged.Profiles[1] with { Version = 2, Capability = "改写后的能力：水质监测" });
        engine.RemoveCompany(Judged.Profiles[2].Id, 2);
        return engine;
    }

    private static MemoryStream ImageOf(MatchingEngine engine)
    {
        using var target = new MemoryStream();
        engine.Save(target);
        return new(target.ToArray());
    }

    private static void Agree(MatchingEngine a, MatchingEngine b)
    {
        foreach (var need in Judged.Needs)
        {
            Assert.Equal(
                a.FindCompanies(need.Scenario, 30).Select(s => (s.Id, s.Score, Names(s.Reasons))),
                b.FindCompanies(need.Scenario, 30).Select(s => (s.Id, s.Score, Names(s.Reasons))));
        }
    }

    private static string Names(Reasons reasons) => string.Join('|', reasons.Terms.Select(t => t.Text).Concat(reasons.Technologies));
}
