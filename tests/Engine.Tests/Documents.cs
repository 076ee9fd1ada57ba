using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Engine.Tests;

/// <summary>Profiles and needs for tests, by what matters in the test.</summary>
internal static class Documents
{
    public static CompanyDocument Company(
        string capability, string[]? products = null, string[]? qualifications = null, string? province = null, string? city = null,
        int? maturity = null, string? field = null, string? industry = null, Guid? id = null, long version = 1) =>
        new(id ?? Guid.NewGuid(), version, null, "公司", null, capability, products ?? [], qualifications ?? [], field, industry, province, city, maturity, null, null);

    public static ScenarioDocument Scenario(
        string title, string need = "", string? field = null, string? province = null, string? city = null, string[]? technologies = null, Guid? id = null) =>
        new(id ?? Guid.NewGuid(), 1, Guid.Empty, title, need, null, field, technologies ?? [], province, city);
}
