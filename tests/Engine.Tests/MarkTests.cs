using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;
using Xunit;
using static ScenarioHub.Engine.Tests.Documents;

namespace ScenarioHub.Engine.Tests;

public class MarkTests
{
    [Fact]
    public void A_phrase_is_marked_where_it_stands_in_both_texts()
    {
        var scenario = Scenario("河道治理", "建设水质监测站，自动上报");
        var company = Company("生产环保设备", products: ["泵、阀", "浮标式水质监测站"]);
        var engine = new MatchingEngine();
        engine.Put(company);
        var term = engine.FindCompanies(scenario, 1)[0].Reasons.Terms.First(term => term.Text.Contains("水质监测站", StringComparison.Ordinal));
        var here = term.Here!;
        Assert.Equal(("products", 1), (here.In, here.Item));
        Assert.Equal(term.Text, company.Products[1].Substring(here.Start, here.Length));
        var there = Assert.Single(term.There!);
        Assert.Equal(("need", "水质监测站"), (there.In, scenario.Need.Substring(there.Start, there.Length)));
    }

    [Fact]
    public void Every_mark_of_the_judged_collection_lies_on_the_words_that_it_stands_for()
    {
        var (judged, marks) = (JudgedCollection.Shared, 0);
        var (engine, profiles) = (judged.Engine(new()), judged.Profiles.ToDictionary(profile => profile.Id));
        foreach (var need in judged.Needs)
        {
            foreach (var found in engine.FindCompanies(need.Scenario, 10))
            {
                foreach (var term in found.Reasons.Terms.Where(term => term.Here is not null))
                {
                    var (here, profile) = (term.Here!, profiles[found.Id]);
                    var text = here.In switch { "capability" => profile.Capability, "products" => profile.Products[here.Item!.Value], _ => profile.Field! };
                    Assert.Equal(term.Text, text.Substring(here.Start, here.Length));
                    Assert.NotEmpty(term.There!);
                    marks++;
                }
            }
        }

        Assert.True(marks > 900, $"only {marks} marks were looked at");
    }

    [Fact]
    public void The_nearest_alternatives_are_two_others_of_the_answer_carried_by_the_same()
    {
        var engine = new MatchingEngine();
        var (water, also, third, lidar) = (Company("水质监测微站"), Company("水质监测浮标"), Company("水质监测船"), Company("激光雷达传感"));
        foreach (var company in new[] { water, also, third, lidar })
        {
            engine.Put(company);
        }

        var found = engine.FindCompanies(Scenario("水质监测与激光雷达传感"), 10);
        Assert.Equal(4, found.Count);
        var alternatives = found.Single(suggestion => suggestion.Id == water.Id).Alternatives;
        Assert.Equal(new[] { also.Id, third.Id }.Order(), alternatives.Order());
        Assert.All(found, suggestion => Assert.DoesNotContain(suggestion.Id, suggestion.Alternatives));
    }
}
