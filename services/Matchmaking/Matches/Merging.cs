using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>Merging duplicates, and notes among moderators.</summary>
internal static class Merging
{
    public static async Task<Results<Ok<MatchView>, NotFound>> Merge(
        Guid id, MergeMatch command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var both = await db.Matches.Whole().Where(m => m.Id == id || m.Id == command.Into).ToListAsync(ct);
        if (both.Find(m => m.Id == id) is not { } match)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(match);
        var into = both.Find(m => m.Id == command.Into) ?? throw new InvalidException("into", "match.unknown");
        match.MergeInto(into, user.PersonId(), clock.GetUtcNow());
        db.Record(user, "match.merge", match.Id, user.OrganizationId(), new { command.Into });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(MatchView.ForModerators(match, (await db.ConflictsAsync([match], clock.GetUtcNow(), ct))(match), texts));
    }

    /// <summary>Adds a note; it changes nothing about the match, so no version is asked for.</summary>
    public static async Task<Results<Ok<NoteView>, NotFound>> Note(
        Guid id, NoteMatch command, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Matches.AnyAsync(m => m.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var note = MatchNote.Of(id, user.PersonId(), user.PersonName(), command.Text!.Trim(), clock.GetUtcNow());
        db.MatchNotes.Add(note);
        db.Record(user, "match.note", id, user.OrganizationId());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new NoteView(note.ByName, note.Text, note.At));
    }
}
