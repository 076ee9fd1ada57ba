using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForCompanies.Profiles;

/// <summary>What a profile could still say so that it is found for more scenarios.</summary>
public static class ProfileGaps
{
    /// <summary>The empty fields, by the keys of their words (<c>profile.gap.KEY</c>).</summary>
    public static IReadOnlyList<string> Of(Profile p)
    {
        (string Key, bool Missing)[] fields =
        [
            ("Title", p.Title.Given() is null), ("Products", p.Products is null or []), ("Technologies", p.Technologies is null or []),
            ("Field", p.Field.Given() is null), ("Qualifications", p.Qualifications is null or []), ("Cases", p.Cases.Given() is null),
            ("Maturity", p.Maturity is null), ("Province", p.Province.Given() is null),
        ];
        return [.. fields.Where(f => f.Missing).Select(f => f.Key)];
    }
}
