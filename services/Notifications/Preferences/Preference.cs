using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>
/// How a person wants to be told (消息设置): the pace by topic and channel, quiet hours, and a holiday. Until the person says otherwise it is as the
/// organisation wants it, or everything at once. The inbox itself always holds all.
/// </summary>
public class Preference : IVersioned
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>0 while nothing has been chosen.</summary>
    public long Version { get; private set; }

    /// <summary>What was chosen.</summary>
    public List<PaceChoice> Paces { get; private set; } = [];

    /// <summary>By whose clock quiet hours, mornings and holidays are meant: an IANA name.</summary>
    public string TimeZone { get; private set; } = "Asia/Shanghai";

    /// <summary>From when no mail is wanted; nothing where there are no quiet hours.</summary>
    public TimeOnly? QuietFrom { get; private set; }

    /// <summary>Until when; on the next day where it is earlier.</summary>
    public TimeOnly? QuietUntil { get; private set; }

    /// <summary>The last day of a holiday: until then only what the law asks for is mailed, the rest comes after it.</summary>
    public DateOnly? AwayUntil { get; private set; }

    /// <summary>Chooses paces; topics that are not named stay as they are.</summary>
    public void Choose(PaceChannel channel, IReadOnlyDictionary<Topic, Pace> wanted)
    {
        if (wanted.Count > 0)
        {
            Paces.Choose(PersonId, channel, wanted);
            Version++;
        }
    }

    /// <summary>Says when not to be disturbed.</summary>
    public void Rest(string timeZone, TimeOnly? quietFrom, TimeOnly? quietUntil, DateOnly? awayUntil, DateOnly today)
    {
        if ((quietFrom is null) != (quietUntil is null) || (quietFrom is not null && quietFrom == quietUntil))
        {
            throw new InvalidException("rest.quietUntil", "preference.quiet");
        }

        if (awayUntil is { } day && (day < today || day > today.AddYears(1)))
        {
            throw new InvalidException("rest.awayUntil", "preference.away");
        }

        (TimeZone, QuietFrom, QuietUntil, AwayUntil) = (timeZone, quietFrom, quietUntil, awayUntil);
        Version++;
    }
}
