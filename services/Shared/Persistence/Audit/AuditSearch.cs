namespace ScenarioHub.Persistence.Audit;

/// <summary>What a reader looks for in the audit trail. Use with <c>[AsParameters]</c>.</summary>
/// <param name="Subject">The thing.</param>
/// <param name="Act">The act, or how its name begins, such as <c>contract.</c>.</param>
/// <param name="Person">Who did it.</param>
/// <param name="Organization">For which organisation.</param>
/// <param name="From">Not earlier than this.</param>
/// <param name="To">Earlier than this.</param>
public record AuditSearch(Guid? Subject, string? Act, Guid? Person, Guid? Organization, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Searches.</summary>
public static class AuditSearching
{
    /// <summary>The entries that match; ask for what the reader may see beside it.</summary>
    public static IQueryable<AuditEntry> Matching(this IQueryable<AuditEntry> entries, AuditSearch search)
    {
        var (subject, act, person, organization) = (search.Subject, search.Act, search.Person, search.Organization);
        entries = subject is null ? entries : entries.Where(e => e.Subject == subject);
        entries = string.IsNullOrEmpty(act) ? entries : entries.Where(e => e.Act.StartsWith(act));
        entries = person is null ? entries : entries.Where(e => e.Person == person);
        entries = organization is null ? entries : entries.Where(e => e.Organization == organization);
        entries = search.From is { } from ? entries.Where(e => e.At >= from) : entries;
        return search.To is { } to ? entries.Where(e => e.At < to) : entries;
    }
}
