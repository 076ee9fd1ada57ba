using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;
using Xunit;

namespace ScenarioHub.Engine.Tests.Features;

public class SayingsTests
{
    [Theory]
    [InlineData("水质监测设备、水质监测设备")]
    [InlineData("水质监测设备、水质监测设备系列、水质监测设备A型")]
    [InlineData("水质监测设备。水质监测设备；水质监测设备\n水质监测设备")]
    public void A_word_said_again_counts_no_more_than_once(string text) =>
        Assert.True(Impact(text, "水质") <= Impact("水质监测设备", "水质"), $"{Impact(text, "水质")} and once {Impact("水质监测设备", "水质")}");

    [Fact]
    public void A_word_in_clauses_that_say_something_else_counts_more() =>
        Assert.True(Impact("水质在线分析仪器，河道水质巡测无人船", "水质") > Impact("水质在线分析仪器，河道巡测无人船", "水质"));

    [Fact]
    public void What_stands_in_two_fields_counts_where_it_counts_most()
    {
        var (strong, weak) = (new Passage("products", "水质监测设备", 1, 24), new Passage("capability", "水质监测设备", 0.6, 100));
        Assert.Equal(Impact([strong], "水质"), Impact([strong, weak], "水质"));
        Assert.Equal(Impact([strong, weak], "水质"), Impact([weak, strong], "水质"));
    }

    [Fact]
    public void Fields_that_say_different_things_add_up() =>
        Assert.True(
            Impact([new("products", "水质监测设备", 1, 24), new("capability", "为水厂与河湖提供水质预警和应急处置服务", 0.6, 100)], "水质")
            > Impact([new("products", "水质监测设备", 1, 24)], "水质"));

    [Fact]
    public void A_concept_said_again_by_another_of_its_words_in_a_copy_does_not_count_twice()
    {
        var drone = ConceptTable.Shared.Named("无人机")!.Key;
        Assert.True(Impact("工业级无人机巡检、工业级无人机巡检服务", drone) <= Impact("工业级无人机巡检", drone));
    }

    private static byte Impact(string text, string word) => Impact([new("products", text, 1, 24)], word);

    private static byte Impact(Passage[] passages, string word)
    {
        var vocabulary = new Vocabulary();
        var features = new DocumentReader(vocabulary, ConceptTable.Shared, new()).Read(passages, []);
        return features.Impacts[Array.IndexOf(features.Terms, vocabulary.Find(word))];
    }
}
