using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Matchmaking.Profiles;

/// <summary>What a capability profile says.</summary>
/// <param name="Title">What is offered, in a few words.</param>
/// <param name="Capability">What the company can do.</param>
/// <param name="Products">Products by name.</param>
/// <param name="Qualifications">Such as 高新技术企业, 专精特新小巨人.</param>
/// <param name="Field">The field in the company's words.</param>
/// <param name="Technologies">Names from the technology taxonomy.</param>
/// <param name="IndustryCode">GB/T 4754-2017 with the section's letter, such as <c>C3963</c>.</param>
/// <param name="Maturity">Technology readiness level (技术成熟度), 1–9.</param>
/// <param name="StaffBand">How many people, such as <c>50-299</c>.</param>
/// <param name="Cases">Where it is in use.</param>
/// <param name="SourceUrl">Where this was published.</param>
/// <param name="Source">The same in words, such as 新华社 2025-08-17.</param>
/// <param name="OrganizationType">Company (unless told), university, institute, hospital or public body (事业单位).</param>
public record ProfileContent(
    [property: StringLength(200)] string? Title,
    [property: Required, StringLength(4000, MinimumLength = 2)] string Capability,
    [property: MaxLength(50)] IReadOnlyList<string>? Products = null,
    [property: MaxLength(50)] IReadOnlyList<string>? Qualifications = null,
    [property: StringLength(200)] string? Field = null,
    [property: MaxLength(50)] IReadOnlyList<string>? Technologies = null,
    [property: RegularExpression("[A-T]([0-9]{2,4})?", ErrorMessage = "profile.industry-code")] string? IndustryCode = null,
    [property: StringLength(50)] string? Province = null,
    [property: StringLength(50)] string? City = null,
    [property: Range(1, 9)] int? Maturity = null,
    [property: StringLength(50)] string? StaffBand = null,
    [property: StringLength(4000)] string? Cases = null,
    [property: StringLength(500), RegularExpression("https?://.+", ErrorMessage = "field.url")] string? SourceUrl = null,
    [property: StringLength(200)] string? Source = null,
    [property: RegularExpression("company|university|institute|hospital|public", ErrorMessage = "profile.organization-type")] string? OrganizationType = null)
{
    /// <summary>The same without blanks around, empty texts and repeated entries.</summary>
    public ProfileContent Tidy() => new(
        Tidy(Title), Capability.Trim(), Tidy(Products), Tidy(Qualifications), Tidy(Field), Tidy(Technologies), Tidy(IndustryCode), Tidy(Province), Tidy(City),
        Maturity, Tidy(StaffBand), Tidy(Cases), Tidy(SourceUrl), Tidy(Source), Tidy(OrganizationType));

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string> Tidy(IReadOnlyList<string>? texts) => [.. (texts ?? []).Select(Tidy).OfType<string>().Distinct()];
}
