using ScenarioHub.Notifications.Webhooks.Formats;

namespace ScenarioHub.Notifications.Sms;

/// <summary>
/// The short message gateway (短信网关), from the configuration section <c>Sms</c>: any that takes an HTTP request. Off without an address.
/// The places of <see cref="Body"/> and <see cref="Headers"/> are <c>{id}</c>, <c>{number}</c> and <c>{text}</c>.
/// </summary>
public record SmsSettings
{
    /// <summary>Where a message is posted to.</summary>
    public string? Url { get; init; }

    /// <summary>What kind of text the body is: JSON, or a form; values are escaped by it.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The body.</summary>
    public string Body { get; init; } = """{"id":"{id}","to":"{number}","text":"{text}"}""";

    /// <summary>More headers, such as an access key.</summary>
    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>The secret, <c>whsec_…</c>, that requests are signed with; the same scheme as that of webhooks.</summary>
    public string? Secret { get; init; }

    /// <summary>The secret, <c>whsec_…</c>, that receipts must be signed with; without one none is taken.</summary>
    public string? ReceiptSecret { get; init; }

    /// <summary>The key that requests are signed with; nothing where they are not.</summary>
    public byte[]? SigningKey => Key(Secret);

    /// <summary>The key that receipts are verified by; nothing where none are taken.</summary>
    public byte[]? ReceiptKey => Key(ReceiptSecret);

    /// <summary>How many messages a replica has under way at the same time.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Whether messages can be sent.</summary>
    public bool HasGateway => !string.IsNullOrEmpty(Url);

    /// <summary>Reads the settings; what can never work is refused at start.</summary>
    public static SmsSettings Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Sms").Get<SmsSettings>() ?? new();
        if (settings.HasGateway && !Uri.TryCreate(settings.Url, UriKind.Absolute, out _))
        {
            throw new InvalidOperationException("Sms:Url must be a full address.");
        }

        if (settings.HasGateway && settings.ContentType is not ("application/json" or "application/x-www-form-urlencoded"))
        {
            throw new InvalidOperationException("Sms:ContentType must be application/json or application/x-www-form-urlencoded.");
        }

        // Reading a key refuses what is no secret.
        _ = (settings.SigningKey, settings.ReceiptKey);
        return settings;
    }

    private static byte[]? Key(string? secret) => string.IsNullOrEmpty(secret) ? null : StandardWebhook.KeyOf(secret);
}
