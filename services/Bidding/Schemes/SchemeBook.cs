using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>
/// A scheme (办法) with all its versions. One version at most is in force and one at most is being written; what was in force is never
/// changed, because challenges were posted under it.
/// </summary>
public class SchemeBook : IVersioned
{
    private readonly List<SchemeVersion> _versions = [];

    private SchemeBook()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    /// <summary>The scheme of challenges that choose none.</summary>
    public bool IsDefault { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<SchemeVersion> Versions => _versions;

    /// <summary>The version in force.</summary>
    public SchemeVersion? Published => _versions.Find(v => v.State is SchemeState.Published);

    /// <summary>The version that is being written.</summary>
    public SchemeVersion? Draft => _versions.Find(v => v.State is SchemeState.Draft);

    /// <summary>Begins a scheme with a draft.</summary>
    public static SchemeBook Begin(Scheme figures, string? note, DateTimeOffset now)
    {
        var book = new SchemeBook { CreatedAt = now };
        book._versions.Add(SchemeVersion.Of(book.Id, 1, Sound(figures), note, now));
        return book;
    }

    /// <summary>Writes the draft; where there is none, a new version is begun.</summary>
    public void Write(Scheme figures, string? note, DateTimeOffset now)
    {
        if (Draft is { } draft)
        {
            draft.Rewrite(Sound(figures), note);
        }
        else
        {
            _versions.Add(SchemeVersion.Of(Id, _versions.Max(v => v.Number) + 1, Sound(figures), note, now));
        }

        Version++;
    }

    /// <summary>Puts the draft in force (发布) in the place of the version before it.</summary>
    public SchemeVersion Publish(DateTimeOffset now)
    {
        var draft = Draft ?? throw new RuleException("scheme.no-draft");
        Published?.Retire(now);
        draft.Publish(now);
        Version++;
        return draft;
    }

    /// <summary>Takes the scheme out of force (停用). Challenges under it go on; new ones cannot choose it.</summary>
    public void Retire(DateTimeOffset now)
    {
        RuleException.ThrowIf(IsDefault, "scheme.default-retired");
        (Published ?? throw new RuleException("scheme.not-published")).Retire(now);
        Version++;
    }

    /// <summary>Makes it the scheme of challenges that choose none. The one before it steps down first.</summary>
    public void MakeDefault()
    {
        RuleException.ThrowIf(Published is null, "scheme.not-published");
        RuleException.ThrowIf(IsDefault, "scheme.default-already");
        IsDefault = true;
        Version++;
    }

    /// <summary>Is the default no more, because another one becomes it.</summary>
    public void StepDown()
    {
        IsDefault = false;
        Version++;
    }

    private static Scheme Sound(Scheme figures) => SchemeCheck.Errors(figures) is { Count: > 0 } errors
        ? throw new InvalidException(errors) : figures with { Source = null };
}
