using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>A list of names out of a fixed set; an unknown one is refused with the known ones (<c>field.choice</c>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EachOfAttribute(params string[] names) : ValidationAttribute
{
    /// <summary>The known names.</summary>
    public IReadOnlyList<string> Names { get; } = names;

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is null || (value is IEnumerable<string?> given && given.All(name => name is not null && names.Contains(name)));
}
