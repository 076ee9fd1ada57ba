using System.Reflection;
using ScenarioHub.Contracts;
using Xunit;

namespace ScenarioHub.Architecture.Tests;

public class ContractTests
{
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    /// <summary>Methods that someone wrote, beside those that the compiler gives every record.</summary>
    private static IEnumerable<string> Behaviour(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(m => !m.IsSpecialName && m.Name is not ("ToString" or "GetHashCode" or "Equals" or "Deconstruct" or "<Clone>$"))
        .Select(m => $"{type.Name}.{m.Name}");

    [Fact]
    public void Contracts_are_records_without_behaviour()
    {
        var contracts = typeof(Party).Assembly.GetExportedTypes();
        Assert.True(contracts.Length > 15, "The rule must not be vacuous.");
        Assert.All(contracts, contract => Assert.True(IsRecord(contract), $"{contract.Name} is no record."));
        Assert.Empty(contracts.SelectMany(Behaviour));
    }

    [Fact]
    public void Contracts_depend_on_nothing_but_the_platform() =>
        Assert.DoesNotContain(typeof(Party).Assembly.GetReferencedAssemblies(), a => !a.Name!.StartsWith("System", StringComparison.Ordinal));

    [Fact]
    public void Behaviour_in_a_record_is_found()
    {
        Assert.False(IsRecord(typeof(ContractTests)));
        Assert.Single(Behaviour(typeof(Busy)));
    }

    private sealed record Busy(int Value)
    {
        public int Doubled() => Value * 2;
    }
}
