using ScenarioHub.Calendar;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;
using Xunit;
using static ScenarioHub.Bidding.Tests.Challenges.Written;

namespace ScenarioHub.Bidding.Tests.Visibility;

/// <summary>The table of the domain document, without I/O: who sees which part of a submitted bid and its challenge, in which phase.</summary>
public class VisibilityRulesTests
{
    private static readonly Guid Bidder = Guid.CreateVersion7();

    private static readonly Dictionary<string, Reader> Readers = new()
    {
        ["public"] = new(Guid.Empty, Guid.Empty, "", false, false, false),
        ["bidder"] = new(Guid.CreateVersion7(), Bidder, "company", true, false, false),
        ["other"] = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "company", true, false, false),
        ["park"] = new(Guid.CreateVersion7(), Park.Id, "park", true, false, false),
        ["administrator"] = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "platform", true, true, false),
        ["supervisor"] = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "platform", true, false, true),
    };

    /// <summary>Phase and part → who sees it.</summary>
    private static readonly Dictionary<(string Phase, Part Part), string[]> Sees = new()
    {
        [("draft", Part.Challenge)] = ["park", "administrator"],
        [("open", Part.Challenge)] = [.. Readers.Keys],
        [("open", Part.Bid)] = ["bidder"],
        [("open", Part.FormData)] = ["bidder"],
        [("open", Part.TechnicalPart)] = ["bidder"],
        [("open", Part.ExpertsOnly)] = ["bidder"],
        [("closed", Part.Challenge)] = [.. Readers.Keys],
        [("closed", Part.BidCount)] = [.. Readers.Keys],
        [("closed", Part.Bid)] = ["bidder"],
        [("closed", Part.FormData)] = ["bidder"],
        [("closed", Part.TechnicalPart)] = ["bidder"],
        [("closed", Part.ExpertsOnly)] = ["bidder"],
        [("review", Part.Challenge)] = [.. Readers.Keys],
        [("review", Part.BidCount)] = [.. Readers.Keys],
        [("review", Part.Bid)] = ["bidder", "park", "administrator", "supervisor"],
        [("review", Part.FormData)] = ["bidder", "park", "administrator", "supervisor"],
        [("review", Part.TechnicalPart)] = ["bidder", "park", "supervisor"],
        [("review", Part.ExpertsOnly)] = ["bidder", "supervisor"],
        [("lost", Part.Challenge)] = [.. Readers.Keys],
        [("lost", Part.BidCount)] = [.. Readers.Keys],
        [("lost", Part.Bid)] = ["bidder", "park", "administrator", "supervisor"],
        [("lost", Part.FormData)] = ["bidder", "park", "administrator", "supervisor"],
        [("lost", Part.TechnicalPart)] = ["bidder", "park", "supervisor"],
        [("lost", Part.ExpertsOnly)] = ["bidder", "supervisor"],
        [("lost", Part.Notice)] = [.. Readers.Keys],
        [("unsent", Part.Challenge)] = [.. Readers.Keys],
        [("unsent", Part.BidCount)] = [.. Readers.Keys],
        [("unsent", Part.Bid)] = ["bidder"],
        [("unsent", Part.FormData)] = ["bidder"],
        [("unsent", Part.TechnicalPart)] = ["bidder"],
        [("unsent", Part.ExpertsOnly)] = ["bidder"],
        [("cancelled", Part.Challenge)] = [.. Readers.Keys],
        [("cancelled", Part.Bid)] = ["bidder"],
        [("cancelled", Part.FormData)] = ["bidder"],
        [("cancelled", Part.TechnicalPart)] = ["bidder"],
        [("cancelled", Part.ExpertsOnly)] = ["bidder"],
    };

    [Fact]
    public void Everyone_sees_in_every_phase_exactly_what_the_table_grants()
    {
        var (asked, granted) = (0, 0);
        foreach (var phase in new[] { "draft", "open", "closed", "review", "lost", "unsent", "cancelled" })
        {
            var (challenge, bid, now) = In(phase);
            foreach (var (name, reader) in Readers)
            {
                foreach (var part in Enum.GetValues<Part>())
                {
                    var expected = Sees.TryGetValue((phase, part), out var who) && who.Contains(name);
                    Assert.True(reader.MaySee(part, challenge, bid, now) == expected, $"{name} sees {part} in {phase}: not {expected}");
                    asked++;
                    granted += expected ? 1 : 0;
                }
            }
        }

        Assert.Equal((7 * 6 * 7, Sees.Values.Sum(who => who.Length)), (asked, granted));
    }

    [Fact]
    public void The_rule_of_lists_is_the_rule_of_single_challenges()
    {
        var listed = VisibilityRules.IsPublic.Compile();
        foreach (var phase in new[] { "draft", "open", "closed", "review", "lost", "cancelled" })
        {
            var (challenge, _, now) = In(phase);
            Assert.Equal(Readers["public"].MaySee(Part.Challenge, challenge, null, now), listed(challenge));
        }
    }

    [Fact]
    public void The_leaves_of_the_log_are_never_shown_before_the_number_of_bids_which_one_that_may_take_bids_again_keeps()
    {
        foreach (var phase in new[] { "draft", "open", "closed", "review", "lost", "cancelled", "cancelledLater", "cancelledClosed" })
        {
            var (challenge, _, now) = In(phase);
            var shown = Readers["public"].MaySee(Part.BidCount, challenge, null, now);
            Assert.True(shown || !VisibilityRules.ShowsLeaves.Compile()(challenge), phase);
            Assert.Equal(phase is "closed" or "review" or "lost" or "cancelledClosed", shown);
        }
    }

    [Fact]
    public void Every_part_has_its_rule() => Assert.Equal(Enum.GetValues<Part>().Order(), VisibilityRules.Rules.Keys.Order());

    private static (Challenge Challenge, Bid? Bid, DateTimeOffset Now) In(string phase)
    {
        if (phase is "draft")
        {
            return (Draft(), null, Now);
        }

        var challenge = Open();
        var (bid, winner) = (Submitted(challenge, Bidder), Submitted(challenge));
        switch (phase)
        {
            case "open":
                return (challenge, bid, Now);
            case "cancelled":
                challenge.Cancel("需求变化", [], WorkingDays.Load(), Now);
                return (challenge, bid, Now);
            case "cancelledLater":
                return (In("cancelled").Challenge, bid, Deadline.AddDays(1));
            case "cancelledClosed":
                challenge.Close(2, [], Deadline);
                challenge.Cancel("需求变化", [], WorkingDays.Load(), Deadline);
                return (challenge, bid, Deadline);
            case "closed":
                challenge.Close(2, [], Deadline);
                return (challenge, bid, Deadline);
            case "unsent":
                bid.Edit([1], challenge, Now);
                return (InReview(challenge, winner), bid, Deadline);
            case "review":
                return (InReview(challenge, bid, winner), bid, Deadline);
            default:
                InReview(challenge, bid, winner).Announce([winner], [bid, winner], WorkingDays.Load(), Deadline);
                return (challenge, bid, Deadline);
        }
    }
}
