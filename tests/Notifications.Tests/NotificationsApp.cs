using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Npgsql;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Tests.Mail;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults;
using ScenarioHub.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ScenarioHub.Notifications.Tests.NotificationsApp))]

namespace ScenarioHub.Notifications.Tests;

/// <summary>Notifications on real PostgreSQL, RabbitMQ and a real mail server.</summary>
public class NotificationsApp : ServiceApp<Program, NotificationsDb>
{
    public static readonly JsonSerializerOptions Json = HubJson();

    /// <summary>One key for every host of this fixture: a second replica signs as the first one does.</summary>
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public NotificationsApp() => UseKestrel();

    public SmtpServer Smtp { get; } = SmtpServer.Start();

    /// <summary>Lets the service know people and their verified organisations as Identity would, and waits until it does.</summary>
    public async Task KnowAsync(params TestPerson[] people)
    {
        foreach (var organization in people.DistinctBy(p => p.OrganizationId))
        {
            await PublishAsync(new OrganizationChanged(
                organization.OrganizationId, 1, organization.OrganizationKind, organization.OrganizationName, "", "110000",
                organization.Verified ? "verified" : "pending", null, DateTimeOffset.UtcNow));
        }

        foreach (var person in people)
        {
            await PublishAsync(MemberOf(person));
        }

        await Eventually.Async(
            () => CountAsync("SELECT count(*) FROM member m JOIN organization o ON o.id = m.organization_id WHERE m.person_id = ANY($1)", people.Select(p => p.PersonId).ToArray()),
            known => known == people.Length);
    }

    /// <summary>Waits until nothing waits to be told but what was put off.</summary>
    public Task ToldAsync() => Eventually.Async(() => CountAsync("SELECT count(*) FROM fan_out WHERE not_before <= clock_timestamp()"), count => count == 0);

    public static MemberChanged MemberOf(TestPerson person, long version = 1, bool active = true, string language = "zh-CN") => new(
        person.PersonId, version, person.OrganizationId, person.OrganizationKind, person.Name, MailOf(person), language, person.Roles, active, DateTimeOffset.UtcNow);

    public static string MailOf(TestPerson person) => $"{person.PersonId:n}@example.cn";

    /// <summary>The first page of somebody's inbox.</summary>
    public async Task<IReadOnlyList<NoticeView>> InboxAsync(TestPerson person, string query = "", string language = "zh-CN")
    {
        var client = As(person);
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return (await client.GetFromJsonAsync<Page<NoticeView>>($"/api/notifications/inbox?limit=100{query}", Json))!.Items;
    }

    /// <summary>Somebody's inbox once it holds so many notices.</summary>
    public Task<IReadOnlyList<NoticeView>> InboxOfAsync(TestPerson person, int count) => Eventually.Async(() => InboxAsync(person), inbox => inbox.Count >= count);

    /// <summary>A number that the database gives.</summary>
    public async Task<long> CountAsync(string sql, params object[] arguments)
    {
        await using var database = NpgsqlDataSource.Create(ConnectionString);
        await using var command = database.CreateCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new() { Value = argument });
        }

        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Smtp.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);

        // By setting and not by the factory, which gives the port out when the server may have started already.
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Smtp:Host", "127.0.0.1");
        builder.UseSetting("Smtp:Port", Smtp.Port.ToString());
        builder.UseSetting("Smtp:From", "场景汇 <hub@example.cn>");
        builder.UseSetting("PublicUrl", "https://hub.example.cn");
        builder.UseSetting("Notifications:MasterKey", _masterKey);
        builder.UseSetting("Webhooks:AllowPrivate", "true");

        // Nine short pauses: a machine that is slow for a moment costs a try and not five minutes.
        builder.UseSetting("Webhooks:Rest", "00:00:00.2");
        for (var i = 0; i < 9; i++)
        {
            builder.UseSetting($"Webhooks:Pauses:{i}", "00:00:01");
        }
    }

    private static JsonSerializerOptions HubJson()
    {
        var json = new JsonSerializerOptions();
        ServiceDefaultsExtensions.ConfigureJson(json);
        return json;
    }
}
