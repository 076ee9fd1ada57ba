using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using ScenarioHub.Bidding.Attachments;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Bids;

/// <summary>What the bidder commits itself to for one indicator.</summary>
public record Commitment([Required, StringLength(200)] string Indicator, [StringLength(2000)] string? Value);

/// <summary>A step on the way, with its share of the money in per cent.</summary>
public record Milestone([Required, StringLength(200)] string Name, [Range(1, 120)] int? Month, [Range(typeof(decimal), "0", "100")] decimal? Share);

/// <summary>A role in the team; a name only with that person's consent.</summary>
public record TeamRole([Required, StringLength(100)] string Role, [StringLength(100)] string? Name);

/// <summary>A line of the budget (预算科目).</summary>
public record BudgetLine(
    [Required, StringLength(200)] string Item, [Range(typeof(decimal), "0", "1000000000000")] decimal? OwnYuan,
    [Range(typeof(decimal), "0", "1000000000000")] decimal? PublicYuan);

/// <summary>
/// What a bid says (申报内容). A draft may lack anything; submitting asks for all of it. It is never stored, logged or sent in this form.
/// </summary>
public record BidContent(
    [StringLength(50_000)] string? TechnicalRoute,
    [MaxLength(50)] IReadOnlyList<Commitment>? Commitments,
    [MaxLength(50)] IReadOnlyList<Milestone>? Milestones,
    [Range(typeof(decimal), "0", "1000000000000")] decimal? OwnYuan,
    [Range(typeof(decimal), "0", "1000000000000")] decimal? PublicYuan,
    [MaxLength(100)] IReadOnlyList<TeamRole>? Team,
    [StringLength(10_000)] string? IntellectualProperty,
    [StringLength(20_000)] string? Evidence,
    bool? Pledge,
    Division? Division = null,
    [MaxLength(100)] IReadOnlyList<BudgetLine>? Budget = null,
    IReadOnlyList<BidAttachment>? Attachments = null)
{
    /// <summary>Which of <see cref="Restricted"/> the bidder keeps from the demander (仅专家可见): read by experts and supervisors only.</summary>
    [MaxLength(3), EachOf("technicalRoute", "intellectualProperty", "evidence")]
    public IReadOnlyList<string>? ExpertsOnly { get; init; }

    /// <summary>The fields that a bidder may keep for experts, by their names in the API.</summary>
    public static IReadOnlyList<string> Restricted { get; } = ["technicalRoute", "intellectualProperty", "evidence"];

    /// <summary>What the demander reads of it: without what is for experts only.</summary>
    public BidContent ForOwner() => this with
    {
        TechnicalRoute = IsForExperts("technicalRoute") ? null : TechnicalRoute,
        IntellectualProperty = IsForExperts("intellectualProperty") ? null : IntellectualProperty,
        Evidence = IsForExperts("evidence") ? null : Evidence,
    };

    private bool IsForExperts(string field) => ExpertsOnly?.Contains(field) == true;

    /// <summary>
    /// A new text of the same bid: its files stay what they are, and the secret of its division too, because only the service sets these.
    /// </summary>
    public BidContent KeptFrom(BidContent? stored) => this with
    {
        Attachments = stored?.Attachments,
        Division = Division is null or { Parts: null or [] }
            ? null : Division with { Secret = stored?.Division?.Secret ?? Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)) },
    };

    /// <summary>Whether it says the same.</summary>
    public bool SameAs(BidContent other) => JsonSerializer.Serialize(this, JsonSerializerOptions.Web) == JsonSerializer.Serialize(other, JsonSerializerOptions.Web);

    /// <summary>As people read it: without the keys of its files and the secret of its division.</summary>
    public BidContent WithoutSecrets() => this with
    {
        Attachments = Attachments?.Select(a => a with { Key = null }).ToList(),
        Division = Division is null ? null : Division with { Secret = null },
    };

    /// <summary>Without the technical part: what those see who check the form and not the solution (形式审查).</summary>
    public BidContent FormData() => this with { TechnicalRoute = null, IntellectualProperty = null, Evidence = null, Attachments = null };
}
