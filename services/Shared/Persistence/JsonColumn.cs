using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Persistence;

/// <summary>Keeps an immutable value in a <c>jsonb</c> column of its own. It is replaced as a whole, never changed inside; two values are equal when their JSON is.</summary>
public static class JsonColumn
{
    /// <summary>How it is written where a service asks for nothing else.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Maps a property to JSON.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property, JsonSerializerOptions? options = null)
    {
        var json = options ?? Options;
        return property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, json), text => JsonSerializer.Deserialize<T>(text, json)!, ByJson<T>(json));
    }

    /// <summary>Maps a property of a part of an entity to JSON.</summary>
    public static ComplexTypePropertyBuilder<T> IsJson<T>(this ComplexTypePropertyBuilder<T> property, JsonSerializerOptions? options = null)
    {
        var json = options ?? Options;
        return property.HasColumnType("jsonb").HasConversion(
            value => JsonSerializer.Serialize(value, json), text => JsonSerializer.Deserialize<T>(text, json)!, ByJson<T>(json));
    }

    private static ValueComparer<T> ByJson<T>(JsonSerializerOptions json) => new(
        (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, json) == JsonSerializer.Serialize(b, json),
        value => JsonSerializer.Serialize(value, json).GetHashCode(StringComparison.Ordinal),
        value => value);
}
