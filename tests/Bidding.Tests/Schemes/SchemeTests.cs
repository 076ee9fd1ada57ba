using System.Text.Json;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Calendar;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Schemes;

public class SchemeTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string, Scheme> Unsound => new()
    {
        { "scheme.weights", "figures.criteria", new() { Criteria = [new("route", "路线", "Route", 60), new("team", "团队", "Team", 39)] } },
        { "scheme.criterion-twice", "figures.criteria", new() { Criteria = [new("a", "甲", "A", 50), new("a", "乙", "B", 50)] } },
        { "scheme.panel-odd", "figures.panelSize", new() { PanelSize = 4 } },
        { "scheme.custody-threshold", "figures.custodyThreshold", new() { Custodians = 3, CustodyThreshold = 4 } },
        { "scheme.tranches", "figures.tranches", new() { Tranches = [new("验收后", "On acceptance", 90, TrancheBase.PublicMoney, null)] } },
        { "scheme.runners", "figures.race.maximumRunners", new() { Race = new() { MinimumRunners = 4, MaximumRunners = 3 } } },
    };

    [Theory, MemberData(nameof(Unsound))]
    public void Figures_that_do_not_fit_together_are_refused_at_their_field(string code, string field, Scheme figures)
    {
        var error = Assert.Single(Assert.Throws<InvalidException>(() => SchemeBook.Begin(figures, null, Now)).Errors);
        Assert.Equal((code, field), (error.Code, error.Field));
    }

    [Fact]
    public void A_new_version_takes_the_place_of_the_one_in_force_which_stays_as_it_was()
    {
        var book = SchemeBook.Begin(new(), null, Now);
        book.Publish(Now);
        book.Write(new() { MinimumBids = 3 }, "至少三家", Now);
        book.Write(new() { MinimumBids = 2 }, "至少两家", Now);
        Assert.Equal(1, book.Published!.Figures.MinimumBids);
        book.Publish(Now);
        Assert.Equal([(1, SchemeState.Retired, 1), (2, SchemeState.Published, 2)], book.Versions.Select(v => (v.Number, v.State, v.Figures.MinimumBids)));
        Assert.Equal(new SchemeSource(book.Id, 2), book.Published!.Snapshot.Source);
        Assert.Equal("scheme.no-draft", Assert.Throws<RuleException>(() => book.Publish(Now)).Code);
    }

    [Fact]
    public void The_default_scheme_is_not_retired_and_a_draft_does_not_become_the_default()
    {
        var book = SchemeBook.Begin(new(), null, Now);
        Assert.Equal("scheme.not-published", Assert.Throws<RuleException>(book.MakeDefault).Code);
        book.Publish(Now);
        book.MakeDefault();
        Assert.Equal("scheme.default-already", Assert.Throws<RuleException>(book.MakeDefault).Code);
        Assert.Equal("scheme.default-retired", Assert.Throws<RuleException>(() => book.Retire(Now)).Code);
    }

    [Fact]
    public void What_two_versions_have_different_is_told_figure_by_figure()
    {
        Scheme before = new(), after = new()
        {
            BlindReview = true,
            Race = new() { MinimumGates = 3 },
            Criteria = [.. Criterion.Standard.Select(c => c.Key switch { "route" => c with { Weight = 40 }, "team" => c with { Weight = 15 }, _ => c })],
        };
        var changes = FigureChange.Between(before, after);
        Assert.Equal(["blindReview", "criteria[route].weight", "criteria[team].weight", "race.minimumGates"], changes.Select(c => c.Field).Order());
        Assert.Contains(new FigureChange("criteria[route].weight", "35", "40"), changes);
        Assert.Empty(FigureChange.Between(before, before with { Source = new(Guid.CreateVersion7(), 1) }));
    }

    [Fact]
    public void Snapshots_that_were_frozen_before_schemes_became_data_are_read_still()
    {
        var old = JsonSerializer.Deserialize<Scheme>("""{"name":"标准办法","tieRule":2,"sealing":1,"minimumBids":2}""", JsonSerializerOptions.Web)!;
        Assert.Equal((TieRule.LeastPublicMoney, SealingMode.Custody, 2, 3), (old.TieRule, old.Sealing, old.MinimumBids, old.Custodians));
    }

    [Fact]
    public void A_public_notice_ends_after_seven_days_and_after_five_working_days_whichever_is_later()
    {
        Scheme scheme = new();
        var calendar = WorkingDays.Load();

        // An ordinary Monday: both end on the Monday after.
        Assert.Equal(Now.AddDays(-14 + 7), scheme.NoticeEnd(Now.AddDays(-14), calendar));

        // Two days before the National Day of 2026 there are one working day, seven days off, and then the rest with a Saturday at work.
        var eve = new DateTimeOffset(2026, 9, 29, 1, 0, 0, TimeSpan.Zero);
        Assert.Equal(new DateTimeOffset(2026, 10, 12, 1, 0, 0, TimeSpan.Zero), scheme.NoticeEnd(eve, calendar));
        Assert.Equal(eve.AddDays(20), scheme.NoticeEnd(eve, calendar, 20));
    }
}
