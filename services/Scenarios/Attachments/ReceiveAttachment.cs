using Microsoft.EntityFrameworkCore;
using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Attachments;

/// <summary>Which field of the scenario the file belongs to.</summary>
public record AddAttachment(string? Field);

/// <summary>Takes an attachment into the store before the endpoint's transaction begins, once it is clear that the sender owns the scenario.</summary>
internal sealed class ReceiveAttachment(FileStore store) : IEndpointFilter
{
    private static readonly object Key = new();

    /// <summary>The file that came with this request.</summary>
    public static StoredFile In(HttpContext http) => (StoredFile)http.Items[Key]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, id) = (context.HttpContext, context.GetArgument<Guid>(0));
        var field = http.Request.Query["field"].ToString();
        if (!AttachmentFields.All.Contains(field))
        {
            throw new InvalidException("field", "field.choice", string.Join(" | ", AttachmentFields.All));
        }

        var owner = http.User.OrganizationId();
        if (!await http.RequestServices.GetRequiredService<ScenariosDb>().Scenarios.AnyAsync(s => s.Id == id && s.OwnerId == owner, http.RequestAborted))
        {
            return TypedResults.NotFound();
        }

        http.Items[Key] = await FileUpload.ReadAsync(http.Request, (content, name) => store.TakeAsync(content, name, http.RequestAborted), http.RequestAborted);
        return await next(context);
    }
}
