using System.ComponentModel.DataAnnotations;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Bidding.Experts;

/// <summary>What an expert says of itself.</summary>
/// <param name="Fields">Technologies and industries, in the expert's own words.</param>
/// <param name="RegionCode">GB/T 2260 code of where the expert works.</param>
public record ExpertInput(
    [Required, Length(1, 20)] IReadOnlyList<string> Fields, [RegularExpression("^[1-9][0-9]{5}$")] string? RegionCode, [Required] bool? Available,
    [MaxLength(50)] IReadOnlyList<Affiliation>? Affiliations);

/// <summary>
/// An expert of the pool (评审专家). Who it is follows Identity; fields, region, affiliations and availability are the expert's own words,
/// which an administrator may correct.
/// </summary>
public class Expert : IVersioned
{
    public required Guid PersonId { get; init; }

    public long Version { get; private set; } = 1;

    /// <summary>The version of the member as Identity last told it.</summary>
    public long MemberVersion { get; private set; }

    public string Name { get; private set; } = "";

    public Guid OrganizationId { get; private set; }

    /// <summary>Whether the person still is an expert who may sign in.</summary>
    public bool Active { get; private set; }

    /// <summary>Why an administrator has suspended the expert; nothing while in good standing.</summary>
    public string? Suspended { get; private set; }

    public bool Available { get; private set; }

    public string? RegionCode { get; private set; }

    public List<string> Fields { get; private set; } = [];

    public IReadOnlyList<Affiliation> Affiliations { get; private set; } = [];

    /// <summary>Folded words that a search looks into.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Whether the expert can be invited now.</summary>
    public bool MayBeInvited => Active && Available && Suspended is null && Fields.Count > 0;

    /// <summary>Follows what Identity tells of the person.</summary>
    public void Follow(MemberChanged fact)
    {
        (MemberVersion, Name, OrganizationId) = (fact.Version, fact.Name, fact.OrganizationId);
        Active = fact.Active && fact.Roles.Contains(Roles.Expert);
        Changed();
    }

    /// <summary>Takes the person at the token's word until Identity has told of it.</summary>
    public void Introduce(string name, Guid organizationId)
    {
        if (MemberVersion is 0)
        {
            (Name, OrganizationId, Active) = (name, organizationId, true);
        }
    }

    /// <summary>Takes over what the expert, or an administrator for it, has written.</summary>
    public void Describe(ExpertInput input)
    {
        var affiliations = input.Affiliations ?? [];
        for (var i = 0; i < affiliations.Count; i++)
        {
            if (affiliations[i].To < affiliations[i].From)
            {
                throw new InvalidException($"affiliations[{i}].to", "expert.affiliation-ends");
            }
        }

        Fields = [.. input.Fields.Select(f => f.Trim()).Where(f => f.Length is > 0 and <= 50).Distinct()];
        if (Fields is [])
        {
            throw new InvalidException("fields", "expert.fields");
        }

        (RegionCode, Available, Affiliations) = (input.RegionCode, input.Available is true, [.. affiliations.Select(a => a with { Organization = a.Organization.Trim() })]);
        Changed();
    }

    /// <summary>Keeps the expert out of new panels (停用).</summary>
    public void Suspend(string reason)
    {
        RuleException.ThrowIf(Suspended is not null, "expert.suspended");
        Suspended = reason;
        Version++;
    }

    /// <summary>Lets the expert be invited again.</summary>
    public void Resume()
    {
        RuleException.ThrowIf(Suspended is null, "expert.not-suspended");
        Suspended = null;
        Version++;
    }

    private void Changed()
    {
        SearchText = Folding.Fold($"{Name} {string.Join(' ', Fields)} {string.Join(' ', Affiliations.Select(a => a.Organization))}");
        Version++;
    }
}
