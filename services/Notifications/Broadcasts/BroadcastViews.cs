using System.ComponentModel.DataAnnotations;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Broadcasts;

/// <summary>Writes an announcement.</summary>
/// <param name="Link">A path of the web, such as <c>/about</c>; the inbox where none is given.</param>
/// <param name="Kinds">Kinds of organisations: park, company, agency, funder.</param>
public record WriteBroadcast(
    [Required, StringLength(100, MinimumLength = 2)] string Title, [Required, StringLength(4000, MinimumLength = 2)] string Body,
    [Required, StringLength(200, MinimumLength = 2)] string TitleEn, [Required, StringLength(4000, MinimumLength = 2)] string BodyEn,
    [StringLength(300)] string? Link, bool Urgent, [Required, MaxLength(10)] string[] Kinds, bool Administrators)
{
    private static readonly string[] Known = [OrganizationKinds.Park, OrganizationKinds.Company, OrganizationKinds.Agency, OrganizationKinds.Funder];

    /// <summary>Refuses what annotations cannot say.</summary>
    public void Check()
    {
        var errors = new List<FieldError>();
        errors.AddRange(Kinds.Select((kind, i) => (kind, i)).Where(k => !Known.Contains(k.kind)).Select(k => new FieldError($"kinds[{k.i}]", "field.choice", string.Join(" | ", Known))));
        if (Kinds is [] && !Administrators)
        {
            errors.Add(new("kinds", "broadcast.nobody"));
        }

        if (!string.IsNullOrWhiteSpace(Link) && (!Link.Trim().StartsWith('/') || Link.Trim().StartsWith("//", StringComparison.Ordinal) || Link.Contains('\\', StringComparison.Ordinal)))
        {
            errors.Add(new("link", "broadcast.link"));
        }

        if (errors is not [])
        {
            throw new InvalidException(errors);
        }
    }
}

/// <summary>Rejects or cancels.</summary>
public record DecideBroadcast([Required, StringLength(500, MinimumLength = 2)] string Reason);

/// <summary>An announcement as administrators see it.</summary>
/// <param name="Can">What the reader can do: edit, approve, reject, cancel.</param>
public record BroadcastView(
    Guid Id, long Version, BroadcastState State, string Title, string Body, string TitleEn, string BodyEn, string Link, bool Urgent, IReadOnlyList<string> Kinds,
    bool Administrators, Guid ProposedBy, string? ProposedByName, DateTimeOffset ProposedAt, Guid? DecidedBy, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason,
    IReadOnlyList<string> Can) : IVersioned
{
    internal static BroadcastView Of(Broadcast b, Guid reader, IReadOnlyDictionary<Guid, string> names) => new(
        b.Id, b.Version, b.State, b.Title, b.Body, b.TitleEn, b.BodyEn, b.Link, b.Urgent, b.Kinds, b.Administrators, b.ProposedBy, names.GetValueOrDefault(b.ProposedBy),
        b.ProposedAt, b.DecidedBy, b.DecidedBy is { } by ? names.GetValueOrDefault(by) : null, b.DecidedAt, b.Reason,
        b.State != BroadcastState.Proposed ? [] : b.ProposedBy == reader ? ["edit", "cancel"] : ["edit", "cancel", "approve", "reject"]);
}

/// <summary>Whom an announcement would reach.</summary>
/// <param name="Persons">How many, each counted once.</param>
/// <param name="Kinds">How many by kind of organisation.</param>
/// <param name="Sample">A few of each kind.</param>
public record AudiencePreview(long Persons, IReadOnlyList<KindCount> Kinds, IReadOnlyList<AudienceMember> Sample);

/// <summary>How many persons and organisations of a kind.</summary>
public record KindCount(string Kind, long Persons, long Organizations);

/// <summary>Somebody of an audience.</summary>
public record AudienceMember(string Kind, string Name, string Organization);
