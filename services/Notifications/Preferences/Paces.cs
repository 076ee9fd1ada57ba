using System.Globalization;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>What holds for choices of pace, whoever makes them.</summary>
internal static class Paces
{
    /// <summary>The chosen pace, or nothing.</summary>
    public static Pace? Of(this IEnumerable<PaceChoice> choices, PaceChannel channel, Topic topic) =>
        choices.FirstOrDefault(choice => choice.Channel == channel && choice.Topic == topic)?.Pace;

    /// <summary>Changes choices; topics that are not named stay as they are.</summary>
    public static void Choose(this List<PaceChoice> choices, Guid owner, PaceChannel channel, IReadOnlyDictionary<Topic, Pace> wanted)
    {
        foreach (var (topic, pace) in wanted)
        {
            if (choices.Find(choice => choice.Channel == channel && choice.Topic == topic) is { } known)
            {
                known.Pace = pace;
            }
            else
            {
                choices.Add(new() { OwnerId = owner, Channel = channel, Topic = topic, Pace = pace });
            }
        }
    }

    /// <summary>
    /// Reads a caller's choices. An unknown topic or pace is refused by name; what the law asks to send cannot be switched off, and says why.
    /// </summary>
    public static Dictionary<Topic, Pace> Read(PaceChannel channel, IReadOnlyDictionary<string, string>? words)
    {
        var wanted = new Dictionary<Topic, Pace>();
        foreach (var (word, text) in words ?? new Dictionary<string, string>())
        {
            var field = $"{Choice.Name(channel)}.{word}";
            var (topic, pace) = (Topics.Parse(field, word), Choice.Of<Pace>(text, field) ?? Pace.Now);
            if (channel == PaceChannel.Email && pace == Pace.Never && NoticeTexts.WhyLegal(topic, CultureInfo.CurrentUICulture) is { } reason)
            {
                throw new InvalidException([new FieldError(field, "preference.legal", reason)]);
            }

            wanted[topic] = channel == PaceChannel.Email || pace is Pace.Now or Pace.Never
                ? pace : throw new InvalidException(field, "field.choice", $"{Choice.Name(Pace.Now)} | {Choice.Name(Pace.Never)}");
        }

        return wanted;
    }
}
