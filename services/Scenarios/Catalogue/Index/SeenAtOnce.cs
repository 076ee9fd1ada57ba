using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>Whoever changes what is public finds it changed in the very next answer of this replica; others follow within a moment.</summary>
internal sealed class SeenAtOnce : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && http.RequestServices.GetRequiredService<ScenariosDb>().ChangeTracker.Entries()
            .Any(e => e.Entity is Scenario { ListedAt: not null } or ScenarioList { PublishedAt: not null }))
        {
            await http.RequestServices.GetRequiredService<CatalogueKeeper>().CatchUpAsync(http.RequestAborted);
        }

        return result;
    }
}
