using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForCompanies.Profiles;

/// <summary>A capability profile as a company types it.</summary>
public class ProfileForm
{
    public string? Title { get; set; }
    public string? Capability { get; set; }
    public string? Products { get; set; }
    public string? Qualifications { get; set; }
    public string? Field { get; set; }
    public string? Technologies { get; set; }
    public string? IndustryCode { get; set; }
    public string? Province { get; set; }
    public string? City { get; set; }
    public int? Maturity { get; set; }
    public string? StaffBand { get; set; }
    public string? Cases { get; set; }
    public string? SourceUrl { get; set; }

    /// <summary>The form of what is stored.</summary>
    public static ProfileForm From(Profile p) => new()
    {
        Title = p.Title, Capability = p.Capability, Products = p.Products.Lines(), Qualifications = p.Qualifications.Lines(), Field = p.Field,
        Technologies = p.Technologies.Lines(), IndustryCode = p.IndustryCode, Province = p.Province, City = p.City, Maturity = p.Maturity,
        StaffBand = p.StaffBand, Cases = p.Cases, SourceUrl = p.SourceUrl,
    };

    /// <summary>What the service takes.</summary>
    public ProfileInput Read() => new(
        Title.Given(), Capability.Given(), Products.Lines(), Qualifications.Words(), Field.Given(), Technologies.Words(), IndustryCode.Given(), Province.Given(),
        City.Given(), Maturity, StaffBand.Given(), Cases.Given(), SourceUrl.Given());
}
