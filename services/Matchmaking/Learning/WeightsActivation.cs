using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>That a version of the weights became the active one (启用), and why. The latest holds; its number is the version that a change must name.</summary>
public class WeightsActivation : IVersioned
{
    private WeightsActivation()
    {
    }

    /// <summary>Before any: version 0 holds.</summary>
    public static readonly WeightsActivation None = new();

    public int Seq { get; private init; }

    public int Version { get; private init; }

    public string Reason { get; private init; } = "";

    public Guid ActivatedBy { get; private init; }

    public DateTimeOffset ActivatedAt { get; private init; }

    long IVersioned.Version => Seq;

    public WeightsActivation Then(int version, string reason, Guid by, DateTimeOffset now) =>
        new() { Seq = Seq + 1, Version = version, Reason = reason, ActivatedBy = by, ActivatedAt = now };
}
