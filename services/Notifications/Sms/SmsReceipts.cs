using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Webhooks.Formats;

namespace ScenarioHub.Notifications.Sms;

/// <summary>What a gateway tells of a message later.</summary>
/// <param name="Id">The id that the message was handed over with.</param>
/// <param name="State"><c>delivered</c> or <c>failed</c>.</param>
public record SmsReceipt([Required] Guid? Id, [Required] string State, string? Reason);

/// <summary>
/// Delivery receipts (回执) of the gateway. Nobody signs in here: the request carries a signature by the Standard Webhooks scheme with
/// <c>Sms:ReceiptSecret</c>, not older than five minutes. An unknown message is answered like a known one.
/// </summary>
public static class SmsReceipts
{
    private const int Longest = 16 * 1024;

    /// <summary>Maps <c>POST /sms/receipts</c>.</summary>
    public static void MapSmsReceipts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sms/receipts", Take).WithTags("Sms").AllowAnonymous().Accepts<SmsReceipt>("application/json");

    private static async Task<Results<NoContent, UnauthorizedHttpResult, BadRequest, NotFound>> Take(
        HttpRequest request, NotificationsDb db, SmsSettings settings, TimeProvider clock, CancellationToken ct)
    {
        if (settings.ReceiptKey is not { } key)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(request, ct) is not { } body || !StandardWebhook.Verify(request.Headers, body, key, clock.GetUtcNow()))
        {
            return TypedResults.Unauthorized();
        }

        if (Parse(body) is not { Id: { } id, State: "delivered" or "failed" } receipt)
        {
            return TypedResults.BadRequest();
        }

        await db.ReceiptAsync(id, receipt.State == "delivered", receipt.Reason is { } reason ? Suppression.Short(reason) : null, ct);
        return TypedResults.NoContent();
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var buffer = new byte[Longest + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length > Longest ? null : buffer[..length];
    }

    private static SmsReceipt? Parse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<SmsReceipt>(body, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
