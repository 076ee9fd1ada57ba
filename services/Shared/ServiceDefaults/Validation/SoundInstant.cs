using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>
/// Refuses, in any instant of a request and naming the field, a year that no deadline is meant to have: at the ends of the calendar an instant
/// cannot be shown in another time zone, and one such deadline would spoil every list that it stands in.
/// </summary>
public sealed class SoundInstant : JsonConverter<DateTimeOffset>
{
    private const int First = 1900;
    private const int Last = 2999;

    /// <summary>Whether somebody can mean such a year, in a request or in a file.</summary>
    public static bool IsMeant(int year) => year is >= First and <= Last;

    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var at) && IsMeant(at.Year) ? at : throw new JsonException();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
