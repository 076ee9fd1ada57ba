using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>What an administrator writes: the figures, and why they were changed.</summary>
public record SchemeInput([Required] Scheme? Figures, [StringLength(1000)] string? Note);

/// <summary>A scheme as everyone reads it; drafts are read by administrators only.</summary>
public record SchemeView(Guid Id, long Version, string Name, bool IsDefault, SchemeState State, IReadOnlyList<SchemeVersionView> Versions) : IVersioned
{
    /// <summary>The view of a scheme for a reader, or nothing where there is no version that the reader may see.</summary>
    public static SchemeView? Of(SchemeBook book, bool drafts)
    {
        var seen = book.Versions.Where(v => drafts || v.State is not SchemeState.Draft).OrderByDescending(v => v.Number).ToList();
        var current = book.Published ?? seen.FirstOrDefault();
        return current is null ? null : new(
            book.Id, book.Version, current.Figures.Name, book.IsDefault, current.State, [.. seen.Select(SchemeVersionView.Of)]);
    }
}

/// <summary>One version of a scheme.</summary>
public record SchemeVersionView(
    int Number, SchemeState State, Scheme Figures, string? Note, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, DateTimeOffset? RetiredAt)
{
    /// <summary>The view of a version.</summary>
    public static SchemeVersionView Of(SchemeVersion v) => new(v.Number, v.State, v.Figures, v.Note, v.CreatedAt, v.PublishedAt, v.RetiredAt);
}
