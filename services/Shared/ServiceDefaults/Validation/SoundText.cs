using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>Refuses the NUL character in any text of a request, naming the field: PostgreSQL cannot store it.</summary>
internal sealed class SoundText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String || reader.GetString() is not { } text || text.Contains('\0', StringComparison.Ordinal)
            ? throw new JsonException() : text;

    /// <summary>The same for the keys of a dictionary.</summary>
    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : throw new JsonException();

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
