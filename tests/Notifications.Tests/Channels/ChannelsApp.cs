using Microsoft.AspNetCore.Hosting;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Tests.Mail;
using ScenarioHub.Notifications.Tests.Webhooks;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Notifications.Tests.Channels;

/// <summary>Notifications with a mail server that asks for encryption and a password, and a short message gateway. Its tests run one after the other.</summary>
public class ChannelsApp : NotificationsApp
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public Sink Sink { get; } = new(secured: true);

    internal Receiver Gateway { get; private set; } = null!;

    /// <summary>Somebody of an organisation of their own, known to the service, whose address begins as told.</summary>
    public async Task<TestPerson> SomebodyAsync(string address = "x", Func<TestPerson, TestPerson>? like = null)
    {
        var person = (like ?? (p => p))(TestPerson.OfCompany() with { Verified = false });
        await KnowAsync(person);
        await PublishAsync(MemberOf(person, version: 2) with { Email = AddressOf(person, address) });
        await Eventually.Async(() => CountAsync("SELECT count(*) FROM member WHERE person_id = $1 AND version = 2", person.PersonId), count => count == 1);
        return person;
    }

    public static string AddressOf(TestPerson person, string begin = "x") => $"{begin}-{person.PersonId:n}@example.cn";

    /// <summary>Tells somebody's organisation that a bid of theirs was taken, or, urgently, that it was withdrawn.</summary>
    public Task TellAsync(TestPerson person, string title, bool urgent = false) => PublishAsync(new BidReceived(
        Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG-2026-000001", title, person.OrganizationId, urgent ? "withdrawn" : "submitted", DateTimeOffset.UtcNow));

    /// <summary>The mail to an address, once there are so many.</summary>
    public Task<IReadOnlyList<Taken>> MailAsync(string address, int count = 1) =>
        Eventually.Async(() => Task.FromResult(Sink.To(address)), mails => mails.Count >= count, seconds: 40);

    /// <summary>How many mails to somebody are in a state.</summary>
    public Task<long> MailsAsync(TestPerson person, string state, long count) =>
        Eventually.Async(() => CountAsync("SELECT count(*) FROM mail WHERE person_id = $1 AND state = $2", person.PersonId, state), found => found == count);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Sink.Dispose();
        if (Gateway is not null)
        {
            await Gateway.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        Gateway ??= Receiver.StartAsync().GetAwaiter().GetResult();
        builder.UseSetting("Smtp:Port", $"{Sink.Port}");
        builder.UseSetting("Smtp:User", Sink.UserName);
        builder.UseSetting("Smtp:Password", Sink.Password);
        builder.UseSetting("Smtp:StartTls", "true");
        builder.UseSetting("Smtp:Trust", Sink.Fingerprint);
        builder.UseSetting("Smtp:Paces:slow.example.cn", "0.001");
        builder.UseSetting("Sms:Url", Gateway.Url + "/send");
        builder.UseSetting("Sms:Headers:Authorization", "Bearer {id}");
        builder.UseSetting("Sms:Secret", Secret);
        builder.UseSetting("Sms:ReceiptSecret", Secret);
    }
}

/// <summary>Tests that pause channels or count everybody: one at a time.</summary>
[CollectionDefinition(nameof(ChannelsCollection))]
public class ChannelsCollection : ICollectionFixture<ChannelsApp>;
