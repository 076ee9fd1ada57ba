using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;

namespace ScenarioHub.Bidding.Consortia;

/// <summary>The part of one organisation in a consortium (联合体分工).</summary>
/// <param name="OrganizationId">Whose part.</param>
/// <param name="Task">What it does.</param>
/// <param name="Yuan">Its share of the budget.</param>
/// <param name="ProfitPercent">Its share of the profit.</param>
/// <param name="IntellectualProperty">Which rights are its own.</param>
public record DivisionPart(
    [Required] Guid? OrganizationId, [StringLength(200)] string? OrganizationName, [StringLength(5000)] string? Task,
    [Range(typeof(decimal), "0", "1000000000000")] decimal? Yuan, [Range(typeof(decimal), "0", "100")] decimal? ProfitPercent,
    [StringLength(2000)] string? IntellectualProperty);

/// <summary>
/// How a consortium divides tasks, money, profit and rights. It is part of the sealed bid; outside of it only a digest is kept, made with a
/// secret that is sealed too, so that nobody can guess the text from the digest.
/// </summary>
/// <param name="Parts">The lead's and each member's.</param>
/// <param name="Secret">Random, made by the service; no caller sees or sets it.</param>
public record Division([MaxLength(21)] IReadOnlyList<DivisionPart> Parts, string? Secret = null)
{
    /// <summary>The name of this very text, lower-case hexadecimal: what members sign.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Secret, Parts = Parts.OrderBy(p => p.OrganizationId) }, JsonSerializerOptions.Web)));
}
