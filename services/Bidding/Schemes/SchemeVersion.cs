using System.Text.Json.Serialization;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>Where a version of a scheme stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SchemeState>))]
public enum SchemeState
{
    /// <summary>Being written (起草中).</summary>
    Draft,

    /// <summary>In force (施行中).</summary>
    Published,

    /// <summary>In force no more (已停用).</summary>
    Retired,
}

/// <summary>One version of a scheme (办法版本).</summary>
public class SchemeVersion
{
    private SchemeVersion()
    {
    }

    public Guid SchemeId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    public SchemeState State { get; private set; } = SchemeState.Draft;

    public Scheme Figures { get; private set; } = new();

    /// <summary>Why it was made, for those who read the versions later.</summary>
    public string? Note { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>The figures with the name of this version, as a challenge freezes them.</summary>
    public Scheme Snapshot => Figures with { Source = new(SchemeId, Number) };

    internal static SchemeVersion Of(Guid schemeId, int number, Scheme figures, string? note, DateTimeOffset now) =>
        new() { SchemeId = schemeId, Number = number, Figures = figures, Note = note, CreatedAt = now };

    internal void Rewrite(Scheme figures, string? note) => (Figures, Note) = (figures, note);

    internal void Publish(DateTimeOffset now) => (State, PublishedAt) = (SchemeState.Published, now);

    internal void Retire(DateTimeOffset now) => (State, RetiredAt) = (SchemeState.Retired, now);
}
