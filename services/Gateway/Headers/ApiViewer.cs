using ScenarioHub.Gateway.Routing;

namespace ScenarioHub.Gateway.Headers;

/// <summary>The one page at <c>/openapi</c> that shows the API documents of all services. Anyone may read it.</summary>
public static class ApiViewer
{
    /// <summary>Serves the viewer.</summary>
    public static void UseApiViewer(this WebApplication app) => app.UseSwaggerUI(viewer =>
    {
        viewer.RoutePrefix = "openapi";
        viewer.DocumentTitle = "ScenarioHub API";
        foreach (var name in ServiceAddresses.Apis)
        {
            viewer.SwaggerEndpoint($"/api/{name}/openapi.json", name);
        }
    });
}
