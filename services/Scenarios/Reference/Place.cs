using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Reference;

/// <summary>Where a scenario is (所在地): a region code with the names that belong to it.</summary>
/// <param name="RegionCode">The most exact GB/T 2260 code known.</param>
/// <param name="Province">The province's full name.</param>
/// <param name="City">The prefecture's or county's full name.</param>
/// <param name="MacroRegion">东部, 中部, 西部 or 东北.</param>
public record Place(string? RegionCode, string? Province, string? City, string? MacroRegion)
{
    /// <summary>Settles what was written: a code decides the names, names find their code. What does not fit goes to <paramref name="errors"/>.</summary>
    public static Place Of(string? code, string? province, string? city, List<FieldError> errors)
    {
        if (code is not null && Regions.Find(code) is null)
        {
            errors.Add(new("regionCode", "region.unknown", code));
            return new(null, null, null, null);
        }

        var known = code is null ? null : OfCode(code);
        var top = string.IsNullOrWhiteSpace(province) ? null : Regions.Province(province);
        if (top is null && !string.IsNullOrWhiteSpace(province))
        {
            errors.Add(new("province", "province.unknown", province));
        }
        else if (top is not null && known is not null && known.Province != top.Name)
        {
            errors.Add(new("province", "province.not-of-code", province, known.Province, code));
        }
        else if (known?.City is null && !string.IsNullOrWhiteSpace(city))
        {
            top ??= known is null ? null : Regions.Province(known.Province!);
            return InProvince(top, city, errors);
        }

        return known ?? (top is null ? new(null, null, null, null) : OfCode(top.Code));
    }

    /// <summary>The place of a known code.</summary>
    public static Place OfCode(string code)
    {
        var province = Regions.Find(code[..2] + "0000")!;
        var region = Regions.Find(code)!;

        // The standard's fillers (市辖区, 省直辖县级行政区划) are no names that anyone uses.
        var name = region.Name is "市辖区" or "县" or "省直辖县级行政区划" or "自治区直辖县级行政区划" ? province.Name : region.Name;
        return new(code, province.Name, region == province ? null : name, Regions.MacroRegionOf(province.Code));
    }

    private static Place InProvince(ReferenceEntry? province, string city, List<FieldError> errors)
    {
        if (province is null)
        {
            errors.Add(new("province", "province.needed", city));
            return new(null, null, null, null);
        }

        var found = Regions.City(province, city);
        if (found is null)
        {
            errors.Add(new("city", "city.unknown", city, province.Name));
            return OfCode(province.Code);
        }

        return OfCode(found.Code) with { City = found.Name };
    }
}
