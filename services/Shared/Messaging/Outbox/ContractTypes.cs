using ScenarioHub.Contracts;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>The contracts by full name.</summary>
public static class ContractTypes
{
    private static readonly Dictionary<string, Type> ByName =
        typeof(Party).Assembly.GetExportedTypes().ToDictionary(type => type.FullName!);

    /// <summary>The contract of that name; throws where this program does not know it.</summary>
    public static Type Named(string name) =>
        ByName.TryGetValue(name, out var type) ? type : throw new InvalidOperationException($"No contract is named {name}.");
}
