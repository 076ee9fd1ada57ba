using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;
using static ScenarioHub.Identity.Organizations.OrganizationState;

namespace ScenarioHub.Identity.Organizations;

/// <summary>Where an organisation stands (核验状态).</summary>
public enum OrganizationState
{
    /// <summary>Waits for an administrator (待核验).</summary>
    Pending,

    /// <summary>May act (已核验).</summary>
    Verified,

    /// <summary>Refused with a reason; comes back by changing its entry (未通过).</summary>
    Rejected,

    /// <summary>Was verified and may not act for now (已停用).</summary>
    Suspended,
}

/// <summary>What an organisation says of itself.</summary>
public record OrganizationEntry(string Name, string RegionCode, string? GrowthTier, string? Department, string? Phone);

/// <summary>An organisation (单位): a park, company, agency, funder or the platform's operator. One per unified social credit code.</summary>
public class Organization : IVersioned
{
    /// <summary>A park has at most so many partners.</summary>
    public const int MostPartners = 50;

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public required string Kind { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>The name as searches see it: folded.</summary>
    public string SearchName { get; private set; } = "";

    public required string CreditCode { get; init; }

    public string RegionCode { get; private set; } = "";

    public string? GrowthTier { get; private set; }

    public string? Department { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The parks that a park works with (伙伴园区). One-sided: the other has a list of its own.</summary>
    public Guid[] Partners { get; private set; } = [];

    public OrganizationState State { get; private set; }

    /// <summary>Why it was rejected or suspended.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset RegisteredAt { get; private init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>By which a repeated registration is known.</summary>
    public byte[]? CreationKey { get; init; }

    public bool IsVerified => State == Verified;

    /// <summary>A new one that waits for verification.</summary>
    public static Organization Register(string kind, string creditCode, OrganizationEntry entry, DateTimeOffset now, byte[]? creationKey = null)
    {
        var organization = new Organization { Kind = kind, CreditCode = creditCode, RegisteredAt = now, CreationKey = creationKey };
        organization.Take(entry);
        return organization;
    }

    /// <summary>
    /// Changes the entry. What was verified is the name: with a new one it waits again, as does a rejected one that has been corrected. The
    /// platform's operator is exempt, since nobody else could verify it.
    /// </summary>
    public void Change(OrganizationEntry entry)
    {
        var renamed = entry.Name != Name;
        Take(entry);
        if (State == Rejected || (State == Verified && renamed && Kind != OrganizationKinds.Platform))
        {
            MoveTo(Pending);
        }

        Version++;
    }

    /// <summary>Lets it act. Never decided by somebody of its own.</summary>
    public OrganizationDecided Verify(Guid decidedBy, DateTimeOffset now)
    {
        RuleException.ThrowIf(State == Suspended, "organization.not-verified-now");
        return Decide(Verified, decidedBy, null, now);
    }

    /// <summary>Refuses it, with what must be put right.</summary>
    public OrganizationDecided Reject(Guid decidedBy, string reason, DateTimeOffset now) => Decide(Rejected, decidedBy, reason, now);

    /// <summary>Stops it from acting.</summary>
    public void Suspend(Guid decidedBy, string reason, DateTimeOffset now) => Decide(Suspended, decidedBy, reason, now);

    /// <summary>Lets a suspended one act again.</summary>
    public void Reinstate(Guid decidedBy, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Suspended, "organization.not-suspended");
        Decide(Verified, decidedBy, null, now);
    }

    /// <summary>Sets the parks that a park works with, in place of those before.</summary>
    public void WorkWith(IReadOnlyCollection<Guid> parks)
    {
        RuleException.ThrowIf(Kind != OrganizationKinds.Park, "organization.partners-parks-only");
        RuleException.ThrowIf(parks.Contains(Id), "organization.partner-own");
        RuleException.ThrowIf(parks.Count > MostPartners, "organization.partners-limit", MostPartners);
        Partners = [.. parks.Distinct().Order()];
        Version++;
    }

    /// <summary>The state that other services copy.</summary>
    public OrganizationChanged Changed(DateTimeOffset now) =>
        new(Id, Version, Kind, Name, CreditCode, RegionCode, State.ToString().ToLowerInvariant(), GrowthTier, now, Partners);

    private OrganizationDecided Decide(OrganizationState next, Guid decidedBy, string? reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(decidedBy == Id, "organization.own");
        MoveTo(next);
        Reason = reason;
        DecidedAt = now;
        Version++;
        return new(Id, Name, IsVerified, reason, now);
    }

    private void MoveTo(OrganizationState next)
    {
        var allowed = (State, next) is (Pending, Verified) or (Pending, Rejected) or (Rejected, Verified) or (Rejected, Pending)
            or (Verified, Pending) or (Verified, Suspended) or (Suspended, Verified);
        RuleException.ThrowIf(!allowed, $"organization.not-{next.ToString().ToLowerInvariant()}-now");
        State = next;
    }

    private void Take(OrganizationEntry entry)
    {
        if (entry.GrowthTier is not null && Kind != OrganizationKinds.Company)
        {
            throw new InvalidException("growthTier", "organization.growth-tier");
        }

        // A list for a tier reaches whoever has its very word.
        if (entry.GrowthTier is { } tier && !GrowthTiers.All.Contains(tier))
        {
            throw new InvalidException("growthTier", "organization.growth-tier-unknown", string.Join("、", GrowthTiers.All));
        }

        (Name, RegionCode, GrowthTier, Department, Phone) = (entry.Name, entry.RegionCode, entry.GrowthTier, entry.Department, entry.Phone);
        SearchName = Folding.Fold(Name);
    }
}
