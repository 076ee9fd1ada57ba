namespace ScenarioHub.Web.Pages.Desk.Audit;

/// <summary>The names behind the ids of an audit trail, as far as the reader may know them: verified organisations and colleagues.</summary>
public record AuditNames(IReadOnlyDictionary<Guid, string> Organizations, IReadOnlyDictionary<Guid, string> People)
{
    public static async Task<AuditNames> OfAsync(IdentityApi identity, IEnumerable<AuditEntry> entries)
    {
        var organizations = entries.Select(e => e.Organization).OfType<Guid>().Distinct().Select(id => NameAsync(identity, id));
        var members = identity.MembersAsync();
        var named = await Task.WhenAll(organizations);
        return new(
            named.Where(n => n.Name is not null).ToDictionary(n => n.Id, n => n.Name!),
            (await members).Items.ToDictionary(m => m.Id, m => m.Name));
    }

    private static async Task<(Guid Id, string? Name)> NameAsync(IdentityApi identity, Guid id)
    {
        try
        {
            return (id, (await identity.CardAsync(id)).Name);
        }
        catch (ApiProblem problem) when (problem.Status == StatusCodes.Status404NotFound)
        {
            // Not verified, or no longer: its id stands for it.
            return (id, null);
        }
    }
}
