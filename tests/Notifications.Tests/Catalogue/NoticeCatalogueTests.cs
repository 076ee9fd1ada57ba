using System.Globalization;
using System.Reflection;
using System.Text.Json;
using MassTransit;
using ScenarioHub.Contracts;
using ScenarioHub.Notifications.Catalogue;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Catalogue;

public class NoticeCatalogueTests
{
    private static readonly IReadOnlyList<object> Events = Samples.Between(Guid.CreateVersion7(), Guid.CreateVersion7());

    /// <summary>Contracts that are events: those that say when. The rest are their parts.</summary>
    private static readonly IReadOnlyList<Type> Contracts =
        [.. typeof(Party).Assembly.GetExportedTypes().Where(type => type.GetProperty("At") is not null)];

    [Fact]
    public void Every_event_is_told_to_somebody_or_marked_silent()
    {
        Assert.True(Contracts.Count >= 20, $"Only {Contracts.Count} events were found.");
        var told = NoticeCatalogue.Rules.Select(rule => rule.Contract).ToHashSet();
        Assert.Empty(Contracts.Except(told).Except(NoticeCatalogue.Silent));
        Assert.Empty(told.Intersect(NoticeCatalogue.Silent));
    }

    [Fact]
    public void Every_event_that_is_told_has_one_consumer()
    {
        var consumed = typeof(NotificationsDb).Assembly.GetTypes().Where(type => !type.IsAbstract).SelectMany(type => type.GetInterfaces())
            .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IConsumer<>)).Select(face => face.GetGenericArguments()[0]).ToList();
        Assert.Equal(consumed.Count, consumed.Distinct().Count());
        Assert.Empty(NoticeCatalogue.Rules.Select(rule => rule.Contract).Except(consumed));
    }

    [Fact]
    public void Every_rule_has_a_template_of_its_own() =>
        Assert.Equal(NoticeCatalogue.Rules.Count, NoticeCatalogue.Rules.Select(rule => rule.Template).Distinct().Count());

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_rule_is_put_into_words_without_a_missing_place(string language)
    {
        var untried = NoticeCatalogue.Rules.ToHashSet();
        foreach (var fact in Events)
        {
            foreach (var rule in NoticeCatalogue.Rules.Where(rule => rule.Contract == fact.GetType()))
            {
                if (typeof(NoticeCatalogueTests).GetMethod(nameof(IsComplete), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(rule.Contract).Invoke(null, [rule, fact, CultureInfo.GetCultureInfo(language)]) is true)
                {
                    untried.Remove(rule);
                }
            }
        }

        Assert.Empty(untried);
    }

    [Fact]
    public void The_two_languages_differ_in_every_text()
    {
        foreach (var part in NoticeCatalogue.Rules.SelectMany(rule => new[] { $"{rule.Template}.title", $"{rule.Template}.body" }))
        {
            var (chinese, english) = (NoticeTexts.Of(part, CultureInfo.GetCultureInfo("zh-CN")), NoticeTexts.Of(part, CultureInfo.GetCultureInfo("en")));
            Assert.NotEqual(chinese, english);
            Assert.Contains(chinese, char.IsLetter);
            Assert.DoesNotContain(english, letter => letter is >= '一' and <= '鿿');
        }
    }

    [Fact]
    public void An_instant_is_shown_in_Beijing_time_and_a_code_as_a_word()
    {
        var arguments = JsonSerializer.SerializeToElement(new { deadline = Samples.At, kind = "company" });
        var chinese = CultureInfo.GetCultureInfo("zh-CN");
        Assert.Equal("2026年11月22日 17:00（北京时间）企业—", NoticeTexts.Fill("{deadline:time}{kind:word}{gone}", arguments, chinese));
        Assert.Equal("22 Nov 2026, 17:00 (Beijing time)", NoticeTexts.Fill("{deadline:time}", arguments, CultureInfo.GetCultureInfo("en")));
    }

    /// <summary>False where the rule is not for this event.</summary>
    private static bool IsComplete<T>(NoticeRule<T> rule, T fact, CultureInfo language)
    {
        if (!rule.When(fact))
        {
            return false;
        }

        var words = NoticeTexts.Render(rule.Template, JsonSerializer.SerializeToElement(rule.Arguments(fact), JsonSerializerOptions.Web), language);
        Assert.All([words.Title, words.Body], text =>
        {
            Assert.NotEmpty(text);
            Assert.DoesNotContain("—", text);
            Assert.DoesNotContain("{", text);
            Assert.DoesNotMatch(@"\d{4}-\d\d-\d\dT", text);
        });
        Assert.StartsWith("/", rule.Link(fact));
        return true;
    }
}
