using System.Text.Json.Nodes;
using ScenarioHub.Contracts;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>Collects the organisations that a release names, so that every reference to one resolves.</summary>
internal sealed class ReleaseParties
{
    /// <summary>How this platform's identifiers of organisations are called.</summary>
    private const string IdentifierScheme = "X-SCENARIOHUB";

    private readonly Dictionary<Guid, (Party Party, List<string> Roles)> _parties = [];

    /// <summary>A reference to an organisation in a role.</summary>
    public JsonObject Reference(Party party, string role)
    {
        if (!_parties.TryGetValue(party.Id, out var known))
        {
            _parties[party.Id] = known = (party, []);
        }

        if (!known.Roles.Contains(role))
        {
            known.Roles.Add(role);
        }

        return new() { ["id"] = IdOf(known.Party), ["name"] = known.Party.Name };
    }

    public JsonArray ToJson() => new([.. _parties.Values.Select(p => new JsonObject
    {
        ["id"] = IdOf(p.Party),
        ["name"] = p.Party.Name,
        ["identifier"] = new JsonObject { ["scheme"] = IdentifierScheme, ["id"] = p.Party.Id.ToString(), ["legalName"] = p.Party.Name },
        ["roles"] = new JsonArray([.. p.Roles.Select(role => JsonValue.Create(role))]),
    })]);

    private static string IdOf(Party party) => $"{IdentifierScheme}-{party.Id}";
}
