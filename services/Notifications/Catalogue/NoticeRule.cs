namespace ScenarioHub.Notifications.Catalogue;

/// <summary>One row of the catalogue: how one contract is told to one audience.</summary>
/// <param name="Template">The key of its texts, <c>TEMPLATE.title</c> and <c>TEMPLATE.body</c>.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="Contract">The event's type.</param>
public abstract record NoticeRule(string Template, Topic Topic, Urgency Urgency, Type Contract)
{
    /// <summary>What its reader must be to see what it speaks of.</summary>
    public Need Needs { get; init; }

    /// <summary>Whether the right to its thing can end for one holder alone: a seat, a place in a consortium, a side of a contract or of an event.</summary>
    public bool Held { get; init; }
}

/// <summary>A row for the contract <typeparamref name="T"/>.</summary>
/// <param name="Template">The key of its texts.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="To">Who is told.</param>
/// <param name="Link">Where to go on: a path of the web.</param>
/// <param name="Arguments">The values for the template's places: an anonymous object whose properties have the places' names.</param>
public sealed record NoticeRule<T>(
    string Template, Topic Topic, Urgency Urgency, Func<T, Audience> To, Func<T, string> Link, Func<T, object> Arguments)
    : NoticeRule(Template, Topic, Urgency, typeof(T))
{
    /// <summary>Which of these events the row is for; all unless told.</summary>
    public Func<T, bool> When { get; init; } = _ => true;

    /// <summary>The list that it speaks of: whoever may no longer see an aimed one hears no more of it.</summary>
    public Func<T, Guid?> InList { get; init; } = _ => null;

    /// <summary>The scenario that it speaks of: once that is withdrawn, only its owner hears of it.</summary>
    public Func<T, Guid?> OfScenario { get; init; } = _ => null;
}
