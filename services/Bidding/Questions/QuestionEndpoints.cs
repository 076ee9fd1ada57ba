using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Questions;

/// <summary>A question or an answer.</summary>
public record QuestionText([Required, StringLength(2000, MinimumLength = 2)] string Text);

/// <summary>Asking and answering in public.</summary>
public static class QuestionEndpoints
{
    /// <summary>Asking: anyone of a verified organisation. Answering: the owner.</summary>
    public static void MapQuestions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}/questions").WithTags("Questions").AddEndpointFilter<InTransaction>();
        group.MapPost("/", Ask).RequireAuthorization(Policies.Verified);
        group.MapPost("/{questionId:guid}/answer", Answer).RequireAuthorization(Policies.Park);
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Ask(
        Guid id, QuestionText question, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        var challenge = await db.ShareAsync(id, ct);
        if (challenge?.OpenedAt is null)
        {
            return TypedResults.NotFound();
        }

        var now = await db.NowAsync(ct);
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Ask) || now >= challenge.Deadline, "question.closed");
        RuleException.ThrowIf(challenge.OwnerId == user.OrganizationId(), "question.own");

        // A double click asks once.
        var text = question.Text.Trim();
        if (!await db.Questions.AnyAsync(q => q.ChallengeId == id && q.Text == text, ct))
        {
            db.Questions.Add(new() { ChallengeId = id, Text = text, AskedAt = now });

            // The owner of the challenge reads the trail of its things: this entry is the asker's own, or it would name them.
            db.Record(user, "question.asked", id);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Answer(
        Guid id, Guid questionId, QuestionText answer, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        var challenge = await db.HoldOwnAsync(id, user, ct);
        var question = challenge is null ? null : await db.Questions.SingleOrDefaultAsync(q => q.Id == questionId && q.ChallengeId == id, ct);
        if (challenge is null || question is null)
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Answer), "challenge.transition", Word.Of(challenge.State));
        question.AnswerWith(answer.Text.Trim(), await db.NowAsync(ct));
        db.Record(user, "question.answered", id, challenge.OwnerId, new { questionId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }
}
