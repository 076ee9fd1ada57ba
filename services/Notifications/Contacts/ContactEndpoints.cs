using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Operators;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Contacts;

/// <summary>Enters an address that is to be confirmed.</summary>
public record WriteContact([Required, StringLength(200, MinimumLength = 3)] string Address);

/// <summary>The code that was sent there.</summary>
public record ConfirmContact([Required, StringLength(20, MinimumLength = 1)] string Code);

/// <summary>Where a person is reached by a channel.</summary>
/// <param name="Offered">Whether the platform can send by this channel at all.</param>
/// <param name="AccountAddress">The account's own address, which holds where no other is confirmed.</param>
/// <param name="Refused">Why nothing is sent there: what the receiving server said.</param>
public record ContactView(
    string Channel, long Version, bool Offered, string? AccountAddress, string? Address, string? Wanted, DateTimeOffset? AskedAt, string? Refused, DateTimeOffset? RefusedAt)
    : IVersioned;

/// <summary>The own addresses: everyone signed in, each the own.</summary>
public static partial class ContactEndpoints
{
    /// <summary>Maps <c>/contacts</c>.</summary>
    public static void MapContacts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/contacts").WithTags("Contacts").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", List);
        group.MapPut("/{channel}", Ask);
        group.MapPost("/{channel}/confirm", Confirm);
        group.MapPost("/{channel}/remove", Remove);
        group.MapPost("/mail/lift", Lift);
    }

    private static async Task<IReadOnlyList<ContactView>> List(ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct) =>
        [await ViewAsync(Channel.Mail, user, db, mail, sms, ct), await ViewAsync(Channel.Sms, user, db, mail, sms, ct)];

    private static Task<Results<Ok<ContactView>, NotFound>> Ask(
        string channel, WriteContact command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, TimeProvider clock, CancellationToken ct) =>
        ActAsync(channel, ifMatch, "contact.asked", user, db, mail, sms, contact =>
        {
            contact.Ask(Read(channel, command.Address), clock.GetUtcNow());
            return true;
        }, ct);

    /// <summary>A wrong code is counted before it is refused, so that codes cannot be guessed.</summary>
    private static async Task<Results<Ok<ContactView>, NotFound>> Confirm(
        string channel, ConfirmContact command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, ContactCodes codes, MailSettings mail, SmsSettings sms,
        TimeProvider clock, CancellationToken ct)
    {
        var right = false;
        var result = await ActAsync(channel, ifMatch, "contact.tried", user, db, mail, sms, contact =>
        {
            contact.Try(clock.GetUtcNow());
            right = codes.IsRight(contact, command.Code);
            if (right)
            {
                contact.Confirm();
            }

            return right;
        }, ct);
        if (result.Result is Ok<ContactView> && !right)
        {
            throw new InvalidException("code", "contact.code-wrong");
        }

        return result;
    }

    private static Task<Results<Ok<ContactView>, NotFound>> Remove(
        string channel, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct) =>
        ActAsync(channel, ifMatch, "contact.removed", user, db, mail, sms, contact =>
        {
            contact.Remove();
            return true;
        }, ct);

    /// <summary>The owner says that the address takes mail again. If it does not, the next refusal says so.</summary>
    private static async Task<Results<Ok<ContactView>, NotFound>> Lift(
        ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct)
    {
        if (await db.AddressOfAsync(user.PersonId(), ct) is not { } address)
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(await db.LiftAsync(address, ct) == 0, "contact.not-refused");
        db.Record(user, "contact.lifted", user.PersonId(), user.OrganizationId());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await ViewAsync(Channel.Mail, user, db, mail, sms, ct));
    }

    private static async Task<Results<Ok<ContactView>, NotFound>> ActAsync(
        string channel, IfMatch ifMatch, string act, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, Func<Contact, bool> change, CancellationToken ct)
    {
        if (!Offered(channel, mail, sms))
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"INSERT INTO contact (person_id, channel, version) VALUES ({user.PersonId()}, {channel}, 0) ON CONFLICT DO NOTHING", ct);
        var contact = await db.Contacts.FromSql($"SELECT * FROM contact WHERE person_id = {user.PersonId()} AND channel = {channel} FOR UPDATE").SingleAsync(ct);
        ifMatch.Check(contact);
        var done = change(contact);
        db.Record(user, act, user.PersonId(), user.OrganizationId(), new { channel, done });
        await db.SaveChangesAsync(ct);
        if (done && contact is { Channel: Channel.Mail, Address: { } confirmed, Wanted: null })
        {
            await db.LiftAsync(confirmed, ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await ViewAsync(channel, user, db, mail, sms, ct));
    }

    private static async Task<ContactView> ViewAsync(string channel, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings sms, CancellationToken ct)
    {
        var person = user.PersonId();
        var contact = await db.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.PersonId == person && c.Channel == channel, ct)
            ?? new() { PersonId = person, Channel = channel };
        var account = channel == Channel.Mail ? await db.Members.Where(m => m.PersonId == person).Select(m => m.Email).SingleOrDefaultAsync(ct) : null;
        var refusal = (contact.Address ?? account) is { } address && channel == Channel.Mail ? await db.RefusalOfAsync(address, ct) : null;
        return new(channel, contact.Version, Offered(channel, mail, sms), account, contact.Address, contact.Wanted, contact.AskedAt, refusal?.Reason, refusal?.At);
    }

    private static bool Offered(string channel, MailSettings mail, SmsSettings sms) => channel switch
    {
        Channel.Mail => mail.HasServer,
        Channel.Sms => sms.HasGateway,
        _ => false,
    };

    private static string Read(string channel, string address) => channel == Channel.Mail
        ? MailboxAddress.TryParse(address.Trim(), out var mailbox) && mailbox.Address == address.Trim() && mailbox.Address.Contains('@', StringComparison.Ordinal)
            ? mailbox.Address : throw new InvalidException("address", "field.email")
        : Number().IsMatch(address.Trim().Replace(" ", "", StringComparison.Ordinal))
            ? address.Trim().Replace(" ", "", StringComparison.Ordinal) : throw new InvalidException("address", "contact.number");

    [GeneratedRegex(@"^\+?[0-9]{6,15}$")]
    private static partial Regex Number();
}
