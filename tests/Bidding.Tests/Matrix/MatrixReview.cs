using System.Net;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>The review of the world: one expert has scored the bid, another is still to, a third was asked and recused.</summary>
public sealed partial class MatrixWorld
{
    private async Task ScoringAsync(ReviewStage review)
    {
        await review.PassAllAsync();
        await review.AddExpertsAsync(6);
        await review.ActAsync("propose");
        await review.ActAsync("invite");
        var (seat, recused) = (await review.SeatsAsync())[0];
        await review.AnswerAsync(seat, recused, "recuse", new { reason = "时间冲突" });
        await review.ActAsync("propose");
        await review.ActAsync("invite");
        (People["recused"], _seats["recused"]) = (recused, (seat, default));
        var panel = await review.SeatsAsync();
        foreach (var (place, expert) in panel)
        {
            await review.AnswerAsync(place, expert, "accept", new { confirm = true });
        }

        await review.ActAsync("start");
        await review.ActAsync("chair", new { seatId = panel[0].Seat });
        var bids = (await review.ReadAsync(Stage.Park)).GetProperty("bids").EnumerateArray();
        var label = bids.Single(b => b.GetProperty("bidId").GetGuid() == Bid).GetProperty("label").GetInt32();
        foreach (var (role, at) in new[] { ("expertIn", 0), ("expertOut", 1) })
        {
            var sheet = (await review.SheetsAsync(panel[at].Seat, panel[at].Expert)).Single(s => s.GetProperty("label").GetInt32() == label);
            (People[role], _seats[role]) = (panel[at].Expert, (panel[at].Seat, sheet.GetProperty("id").GetGuid()));
        }

        var own = $"/reviews/sheets/{_seats["expertIn"].Sheet}";
        var saved = await app.AskAsync(People["expertIn"], HttpMethod.Put, own, new { marks = ReviewStage.Marks(60, Markers["scores"]) }, 1);
        await app.AskAsync(People["expertIn"], HttpMethod.Post, $"{own}/submit", version: saved.GetProperty("version").GetInt64());
    }

    private async Task AllInAsync(ReviewStage review)
    {
        foreach (var (seat, expert) in await review.SeatsAsync())
        {
            foreach (var sheet in (await review.SheetsAsync(seat, expert)).Where(s => s.GetProperty("state").GetString() is not "submitted"))
            {
                var lost = (await app.GetAsync(expert, $"/reviews/sheets/{sheet.GetProperty("id").GetGuid()}")).GetRawText().Contains(Markers["technical"], StringComparison.Ordinal);
                await review.ScoreAsync(expert, sheet, lost ? 70 : 90);
            }
        }

        await app.AskAsync(People["expertIn"], HttpMethod.Post, $"{SeatOf("expertIn")}/remarks", new { text = Markers["talk"] }, expected: HttpStatusCode.Created);
    }
}
