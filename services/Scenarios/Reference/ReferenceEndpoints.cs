namespace ScenarioHub.Scenarios.Reference;

/// <summary>The reference tables as everyone may read them.</summary>
public static class ReferenceEndpoints
{
    /// <summary>Maps <c>/reference/…</c>. Public.</summary>
    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/reference").WithTags("Reference").AllowAnonymous();
        group.MapGet("/regions", (string? parent) => Regions.Below(parent));
        group.MapGet("/technologies", () => Technologies.All.Select(t => new ReferenceEntry(t.Code, t.Name, t.ParentCode)));
        group.MapGet("/industries", (string? parent) => Industries.All.Where(i => i.ParentCode == parent));
    }
}
