namespace ScenarioHub.Matchmaking.Engine.Images;

/// <summary>How documents stand in an image.</summary>
internal static class DocumentImages
{
    public static void Write(ImageWriter image, CompanyDocument company)
    {
        image.Id(company.Id);
        image.Number(company.Version);
        image.Id(company.CompanyId ?? Guid.Empty);
        image.Text(company.CompanyName);
        image.Common(company.Title);
        image.Text(company.Capability);
        image.Common(company.Products);
        image.Common(company.Qualifications);
        image.Common(company.Field);
        image.Common(company.IndustryCode);
        image.Common(company.Province);
        image.Common(company.City);
        image.Number(company.Maturity ?? 0);
        image.Common(company.StaffBand);
        image.Common(company.Cases);
        image.Common(company.Technologies ?? []);
        image.Number(company.ChangedOn?.DayNumber ?? 0);
    }

    public static CompanyDocument ReadCompany(ImageReader image) => new(
        image.Id(), image.Number(), Known(image.Id()), image.Text(), image.Common(), image.Text(), image.Commons(), image.Commons(), image.Common(),
        image.Common(), image.Common(), image.Common(), image.Count() is var maturity and > 0 ? maturity : null, image.Common(), image.Common(), image.Commons(),
        image.Count() is var day and > 0 ? DateOnly.FromDayNumber(day) : null);

    public static void Write(ImageWriter image, ScenarioDocument scenario)
    {
        image.Id(scenario.Id);
        image.Number(scenario.Version);
        image.Id(scenario.OwnerId);
        image.Text(scenario.Title);
        image.Text(scenario.Need);
        image.Common(scenario.Goals);
        image.Common(scenario.Field);
        image.Common(scenario.Technologies);
        image.Common(scenario.Province);
        image.Common(scenario.City);
    }

    public static ScenarioDocument ReadScenario(ImageReader image) => new(
        image.Id(), image.Number(), image.Id(), image.Text(), image.Text(), image.Common(), image.Common(), image.Commons(), image.Common(), image.Common());

    private static Guid? Known(Guid id) => id == Guid.Empty ? null : id;
}
