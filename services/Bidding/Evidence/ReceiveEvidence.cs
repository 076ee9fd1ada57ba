using Microsoft.EntityFrameworkCore;
using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Evidence;

/// <summary>Takes a file into the store before the endpoint's transaction begins, once it is clear that the sender has made the objection.</summary>
internal sealed class ReceiveEvidence(FileStore store) : IEndpointFilter
{
    private static readonly object Key = new();

    /// <summary>The file that came with this request.</summary>
    public static StoredFile In(HttpContext http) => (StoredFile)http.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, id) = (context.HttpContext, context.GetArgument<Guid>(0));
        var own = http.User.OrganizationId();
        var db = http.RequestServices.GetRequiredService<BiddingDb>();
        if (await db.Objections.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.ObjectorId == own, http.RequestAborted) is not { } objection)
        {
            return TypedResults.NotFound();
        }

        // Asked once more with the objection held; here, so that what will be refused is not kept.
        EvidenceFile.CheckRoom(objection, await db.Evidence.CountAsync(f => f.ObjectionId == id, http.RequestAborted));

        http.Items[Key] = await FileUpload.ReadAsync(http.Request, (content, name) => store.TakeAsync(content, name, http.RequestAborted), http.RequestAborted);
        return await next(context);
    }
}
