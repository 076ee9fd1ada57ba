namespace ScenarioHub.Web.Api;

/// <summary>One page of a list, as every service answers it.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">The <c>after</c> of the next page, or nothing on the last.</param>
/// <param name="Total">How many there are in all, where the service counts them.</param>
public record PageOf<T>(IReadOnlyList<T> Items, string? Next = null, long? Total = null);

/// <summary>A coded text, such as a warning, a conflict or an attribute that fits.</summary>
public record CodedText(string Code, string? Text = null, string? Message = null)
{
    /// <summary>The words, whichever of the two names the service gave them.</summary>
    public string Words => Text ?? Message ?? Code;
}

/// <summary>One indicator (指标): what is measured, the value to reach, and how it is tested.</summary>
public record Indicator(string Name, string Target, string? Unit = null, string? Method = null);

/// <summary>A row with the version that the reader has seen; what bulk acts send.</summary>
public record Versioned(Guid Id, long Version)
{
    /// <summary>Reads the value of a bulk checkbox (<c>ID:VERSION</c>), as <c>BulkCheck</c> writes it.</summary>
    public static Versioned Parse(string value)
    {
        var parts = value.Split(':');
        return new(Guid.Parse(parts[0]), long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}


/// <summary>One act in a service's audit trail (审计记录). The Bidding service gives no <c>Seq</c>: its gaps would count sealed bids.</summary>
public record AuditEntry(
    long? Seq, DateTimeOffset At, Guid? Person, Guid? Organization, string Act, Guid Subject, System.Text.Json.JsonElement? Detail);

/// <summary>How many rows a bulk act changed, or how many notices are unread.</summary>
public record Counted(int Count);
