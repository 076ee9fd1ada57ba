using System.Reflection;
using System.Runtime.CompilerServices;

namespace ScenarioHub.Hosting.Tests;

/// <summary>Writes a method as C# does: names, types, defaults and constraints, all of which callers depend on.</summary>
internal static class Signature
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(MethodInfo method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        var parameters = string.Join(", ", method.GetParameters().Select(Parameter));
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        var constraints = string.Concat(method.IsGenericMethod
            ? method.GetGenericArguments().SelectMany(type => type.GetGenericParameterConstraints().Where(c => c.Name.StartsWith('I')).TakeLast(1).Select(c => $" where {type.Name} : {c.Name}"))
            : []);
        return $"{method.DeclaringType!.Name}: {Name(method.ReturnType)} {method.Name}{generics}({extension}{parameters}){constraints}";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var modifier = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var reference = !parameter.ParameterType.IsValueType && Nullability.Create(parameter).ReadState is NullabilityState.Nullable ? "?" : "";
        var value = !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
        {
            null when parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null => " = default",
            null => " = null",
            bool flag => flag ? " = true" : " = false",
            var other => $" = {other}",
        };
        return $"{modifier}{Name(parameter.ParameterType)}{reference} {parameter.Name}{value}";
    }

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        _ when Nullable.GetUnderlyingType(type) is { } value => $"{Name(value)}?",
        { IsGenericType: true } => $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ when type == typeof(string) => "string",
        _ when type == typeof(int) => "int",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(void) => "void",
        _ => type.Name,
    };
}
