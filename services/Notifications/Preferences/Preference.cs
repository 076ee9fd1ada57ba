using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>Which mail a person wants (消息设置). Everything, until the person says otherwise; the inbox itself always holds all.</summary>
public class Preference : IVersioned
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>0 while nothing has been chosen.</summary>
    public long Version { get; private set; }

    /// <summary>Topics without mail.</summary>
    public List<string> Muted { get; private set; } = [];

    /// <summary>Whether mail is sent about a topic.</summary>
    public bool Mails(Topic topic) => Topics.Legal.Contains(topic) || !Muted.Contains(topic.ToString());

    /// <summary>Switches mail on or off by topic; topics that are not named stay as they are.</summary>
    public void Choose(IReadOnlyDictionary<Topic, bool> mail)
    {
        Muted = [.. Muted.Where(muted => !mail.ContainsKey(Enum.Parse<Topic>(muted))), .. mail.Where(m => !m.Value).Select(m => m.Key.ToString())];
        Version++;
    }
}

internal sealed class PreferenceMapping : IEntityTypeConfiguration<Preference>
{
    public void Configure(EntityTypeBuilder<Preference> builder)
    {
        builder.ToTable("preference").HasKey(p => p.PersonId);
        builder.Property(p => p.PersonId).ValueGeneratedNever();
    }
}
