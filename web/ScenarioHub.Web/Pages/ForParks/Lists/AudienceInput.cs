using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForParks.Lists;

/// <summary>Whom a list is for, as a park ticks and types it.</summary>
public class AudienceInput
{
    public bool Aimed { get; set; }
    public string[] Tiers { get => field ??= []; set; }
    public string[] Regions { get => field ??= []; set; }
    public string? Fields { get; set; }
    public Guid[] Organizations { get; set; } = [];
    public string? Q { get; set; }
    public string? SupersedesId { get; set; }

    /// <summary>The form of what is stored.</summary>
    public static AudienceInput From(ScenarioList list) => new()
    {
        Aimed = list.Audience is not null, Tiers = [.. list.Audience?.Tiers ?? []], Regions = [.. list.Audience?.Regions ?? []],
        Fields = string.Join('、', list.Audience?.Fields ?? []), Organizations = [.. list.Audience?.Organizations ?? []], SupersedesId = list.SupersedesId?.ToString(),
    };

    /// <summary>The rule that the service takes.</summary>
    public ListAudience Rule() => new(Tiers, Regions, Fields.Words(), Organizations);

    /// <summary>The list that is to be superseded.</summary>
    public Guid? Older() => Guid.TryParse(SupersedesId, out var id) ? id : null;
}
