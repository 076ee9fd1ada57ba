using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Identity.Start;

/// <summary>
/// Publishes the state of every organisation and person again (<c>ScenarioHub.Identity.dll rebuild</c>), so that copies in other services
/// can be rebuilt. The facts go to the outbox; a running Identity sends them.
/// </summary>
public static class Rebuild
{
    private const int Batch = 500;

    /// <summary>Does it and returns the exit code.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, CancellationToken ct = default)
    {
        var organizations = await AllAsync(services, PublishOrganizationsAsync, ct);
        var people = await AllAsync(services, PublishPeopleAsync, ct);
        Console.WriteLine($"Identity: {organizations} organisations and {people} people are on their way again.");
        return 0;
    }

    /// <summary>Batch by batch, each in a context of its own; a batch starts after the last id of the one before.</summary>
    private static async Task<int> AllAsync(
        IServiceProvider services, Func<IdentityDb, Guid, DateTimeOffset, CancellationToken, Task<List<Guid>>> publish, CancellationToken ct)
    {
        var (count, after) = (0, Guid.Empty);
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            var ids = await publish(db, after, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
            if (ids is [])
            {
                return count;
            }

            await db.SaveChangesAsync(ct);
            (count, after) = (count + ids.Count, ids[^1]);
        }
    }

    private static async Task<List<Guid>> PublishOrganizationsAsync(IdentityDb db, Guid after, DateTimeOffset now, CancellationToken ct)
    {
        var batch = await db.Organizations.AsNoTracking().Where(o => o.Id > after).OrderBy(o => o.Id).Take(Batch).ToListAsync(ct);
        batch.ForEach(organization => db.Publish(organization.Changed(now)));
        return [.. batch.Select(o => o.Id)];
    }

    private static async Task<List<Guid>> PublishPeopleAsync(IdentityDb db, Guid after, DateTimeOffset now, CancellationToken ct)
    {
        var batch = await (
            from person in db.People.AsNoTracking()
            join organization in db.Organizations on person.OrganizationId equals organization.Id
            where person.Id > after
            orderby person.Id
            select new { person, organization.Kind }).Take(Batch).ToListAsync(ct);
        batch.ForEach(row => db.Publish(row.person.Changed(row.Kind, now)));
        return [.. batch.Select(row => row.person.Id)];
    }
}
