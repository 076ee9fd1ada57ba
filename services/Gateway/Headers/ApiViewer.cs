using ScenarioHub.Gateway.Routing;

namespace ScenarioHub.Gateway.Headers;

/// <summary>The one page at <c>/openapi</c> that shows the API documents of all services. Anyone may read it.</summary>
public static class ApiViewer
{
    /// <summary>Serves the viewer. Nothing else passes through it: it compares the path of every request with its patterns.</summary>
    public static void UseApiViewer(this WebApplication app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/openapi"),
        pages => pages.UseSwaggerUI(viewer =>
        {
            viewer.RoutePrefix = "openapi";
            viewer.DocumentTitle = "ScenarioHub API";
            foreach (var name in ServiceAddresses.Apis)
            {
                viewer.SwaggerEndpoint($"/api/{name}/openapi.json", name);
            }
        }));
}
