using System.Collections;
using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>Reads data annotations from properties and record parameters and reports what they refuse, nested parts included.</summary>
public static class Shape
{
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();

    /// <summary>Adds to <paramref name="errors"/> every field of <paramref name="value"/> that breaks its annotations.</summary>
    public static void Check(object? value, string path, List<FieldError> errors)
    {
        if (value is IEnumerable items and not string)
        {
            var index = 0;
            foreach (var item in items)
            {
                var entry = $"{path}[{index++}]";
                if (item is null)
                {
                    errors.Add(new(entry, "field.required"));
                }

                Check(item, entry, errors);
            }

            return;
        }

        if (value is null || !IsOurs(value.GetType()))
        {
            return;
        }

        foreach (var member in Known.GetOrAdd(value.GetType(), MembersOf))
        {
            var field = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            var content = member.Property.GetValue(value);
            var broken = member.Rules.FirstOrDefault(rule => !rule.IsValid(content));
            if (broken is not null)
            {
                errors.Add(ErrorOf(broken, field, content));
            }
            else
            {
                Check(content, field, errors);
            }
        }
    }

    private static FieldError ErrorOf(ValidationAttribute rule, string field, object? content) => rule switch
    {
        RequiredAttribute => new(field, "field.required"),
        StringLengthAttribute length => new(field, "field.length", length.MinimumLength, length.MaximumLength, (content as string)?.Length),
        MaxLengthAttribute most => new(field, "field.count", 0, most.Length),
        MinLengthAttribute least => new(field, "field.least", least.Length),
        LengthAttribute between => new(field, "field.count", between.MinimumLength, between.MaximumLength),
        RangeAttribute range => new(field, "field.range", range.Minimum, range.Maximum),
        EmailAddressAttribute => new(field, "field.email"),
        UrlAttribute => new(field, "field.url"),
        EachOfAttribute each => new(field, "field.choice", string.Join(" | ", each.Names)),
        AllowedValuesAttribute allowed => new(field, "field.choice", string.Join(" | ", allowed.Values)),
        _ => new(field, rule.ErrorMessage ?? "field.pattern"),
    };

    private static Member[] MembersOf(Type type)
    {
        var parameters = type.GetConstructors().SelectMany(c => c.GetParameters()).ToLookup(p => p.Name);
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0)
            .Select(p => new Member(
                JsonNamingPolicy.CamelCase.ConvertName(p.Name),
                p,
                [.. p.GetCustomAttributes<ValidationAttribute>(), .. parameters[p.Name].SelectMany(c => c.GetCustomAttributes<ValidationAttribute>())]))
            .Where(m => m.Rules.Length > 0 || MayHoldMore(m.Property.PropertyType))
            .ToArray();
    }

    private static bool MayHoldMore(Type type) =>
        IsOurs(type) || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type));

    /// <summary>Only commands are walked: classes and records of ScenarioHub that are not services (those have no annotations anyway).</summary>
    private static bool IsOurs(Type type) =>
        type is { IsEnum: false, IsInterface: false, Namespace: not null } && type.Namespace.StartsWith("ScenarioHub.", StringComparison.Ordinal)
        && !type.Name.EndsWith("Db", StringComparison.Ordinal);

    private sealed record Member(string Name, PropertyInfo Property, ValidationAttribute[] Rules);
}
