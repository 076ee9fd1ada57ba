using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging;
using ScenarioHub.Notifications.Broadcasts;
using ScenarioHub.Notifications.Contacts;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Members;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Notifications.Preferences;
using ScenarioHub.Notifications.Webhooks;

namespace ScenarioHub.Notifications;

/// <summary>The database of Notifications: who can be told, what was told to whom, and the mail on its way.</summary>
public class NotificationsDb(DbContextOptions<NotificationsDb> options) : MessagingDb(options)
{
    /// <summary>People who can be told.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>Their organisations.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>Challenges whose deadline was told.</summary>
    public DbSet<KnownChallenge> Challenges => Set<KnownChallenge>();

    /// <summary>What was told.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Who wants to hear how soon.</summary>
    public DbSet<Preference> Preferences => Set<Preference>();

    /// <summary>What organisations want for their people.</summary>
    public DbSet<OrganizationPreference> OrganizationPreferences => Set<OrganizationPreference>();

    /// <summary>Addresses that organisations want to be called at.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>Their calls.</summary>
    public DbSet<WebhookCall> WebhookCalls => Set<WebhookCall>();

    /// <summary>Where people want to be reached beside the account's address.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>The ways by which notices leave, and which of them are paused.</summary>
    public DbSet<Channel> Channels => Set<Channel>();

    /// <summary>Announcements of the platform.</summary>
    public DbSet<Broadcast> Broadcasts => Set<Broadcast>();
}
