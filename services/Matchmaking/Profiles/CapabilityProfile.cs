using System.Text.Json;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Profiles;

/// <summary>A state of a profile: shown and matched, or taken back (撤回).</summary>
public enum ProfileState
{
    Active,
    Withdrawn,
}

/// <summary>
/// What a company can do (能力画像). Written by the company, or imported from published sources; an imported one belongs to nobody until a
/// company of its name is verified, and is the company's alone from its first own change on.
/// </summary>
public class CapabilityProfile : IVersioned
{
    private CapabilityProfile()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid? CompanyId { get; private set; }

    public string CompanyName { get; private set; } = "";

    /// <summary>The folded name, by which a company is the same one before and after it has registered.</summary>
    public string CompanyKey { get; private set; } = "";

    public ProfileContent Content { get; private set; } = null!;

    public string? Province { get; private set; }

    public string[] Qualifications { get; private set; } = [];

    public string[] Tokens { get; private set; } = [];

    /// <summary>The row's id in the file that it was imported from.</summary>
    public string? ExternalId { get; private init; }

    /// <summary>Whether the company has changed it itself, so that an import leaves it alone.</summary>
    public bool TakenOver { get; private set; }

    public ProfileState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>A profile that a company writes about itself.</summary>
    public static CapabilityProfile Of(Guid companyId, string companyName, ProfileContent content, DateTimeOffset now)
    {
        var profile = new CapabilityProfile { CompanyId = companyId, TakenOver = true, CreatedAt = now };
        profile.Fill(companyName, content.Tidy(), now);
        return profile;
    }

    /// <summary>A profile from a published source.</summary>
    public static CapabilityProfile Imported(string externalId, string companyName, ProfileContent content, DateTimeOffset now)
    {
        var profile = new CapabilityProfile { ExternalId = externalId, CreatedAt = now };
        profile.Fill(companyName, content.Tidy(), now);
        return profile;
    }

    /// <summary>The company's own change.</summary>
    public void Edit(ProfileContent content, DateTimeOffset now)
    {
        RuleException.ThrowIf(State == ProfileState.Withdrawn, "profile.withdrawn");
        TakenOver = true;
        Fill(CompanyName, content.Tidy(), now);
        Version++;
    }

    /// <summary>Takes over what the source says now; false where that is nothing new or the company has taken the profile into its own hands.</summary>
    public bool Reimport(string companyName, ProfileContent content, DateTimeOffset now)
    {
        var tidy = content.Tidy();
        var name = CompanyId is null ? companyName : CompanyName;
        if (TakenOver || (name == CompanyName && JsonSerializer.Serialize(tidy) == JsonSerializer.Serialize(Content)))
        {
            return false;
        }

        Fill(name, tidy, now);
        Version++;
        return true;
    }

    /// <summary>The company takes it back.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        RuleException.ThrowIf(State == ProfileState.Withdrawn, "profile.withdrawn");
        (State, TakenOver, UpdatedAt) = (ProfileState.Withdrawn, true, now);
        Version++;
    }

    /// <summary>Makes it the company's, under the company's present name; false where nothing changes.</summary>
    public bool BelongTo(Guid companyId, string companyName, DateTimeOffset now)
    {
        if (CompanyId == companyId && CompanyName == companyName)
        {
            return false;
        }

        CompanyId = companyId;
        Fill(companyName, Content, now);
        Version++;
        return true;
    }

    private void Fill(string companyName, ProfileContent content, DateTimeOffset now)
    {
        (CompanyName, CompanyKey, Content, UpdatedAt) = (companyName, Organization.KeyOf(companyName), content, now);
        (Province, Qualifications) = (content.Province, [.. content.Qualifications ?? []]);
        Tokens = [.. Text.Tokens.ForIndex([
            companyName, content.Title, content.Capability, content.Field, content.Province, content.City, content.Cases,
            .. content.Products ?? [], .. content.Qualifications ?? [], .. content.Technologies ?? []]).Order(StringComparer.Ordinal)];
    }
}
