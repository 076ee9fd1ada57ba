using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>Every entry of a list of texts has something in it and at most <paramref name="length"/> characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EachAtMostAttribute(int length) : ValidationAttribute
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not string?[] entries || entries.All(e => e?.Trim().Length is > 0 && e.Length <= length);
}
