using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>Reads and holds preferences together with their paces, which persons and organisations have in one table.</summary>
internal static class PreferenceStore
{
    /// <summary>A person's, as chosen or as nobody has chosen; not to be changed.</summary>
    public static async Task<Preference> PreferenceAsync(this NotificationsDb db, Guid person, CancellationToken ct)
    {
        var preference = await db.Preferences.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == person, ct) ?? new() { PersonId = person };
        preference.Paces.AddRange(await db.PacesAsync(person, ct));
        return preference;
    }

    /// <summary>An organisation's, the same way.</summary>
    public static async Task<OrganizationPreference> OrganizationPreferenceAsync(this NotificationsDb db, Guid organization, CancellationToken ct)
    {
        var preference = await db.OrganizationPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.OrganizationId == organization, ct)
            ?? new() { OrganizationId = organization };
        preference.Paces.AddRange(await db.PacesAsync(organization, ct));
        return preference;
    }

    /// <summary>A person's, made where it is missing and held until the transaction ends.</summary>
    public static async Task<Preference> HoldPreferenceAsync(this NotificationsDb db, Guid person, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO preference (person_id, version) VALUES ({person}, 0) ON CONFLICT DO NOTHING", ct);
        var preference = await db.Preferences.FromSql($"SELECT * FROM preference WHERE person_id = {person} FOR UPDATE").SingleAsync(ct);
        preference.Paces.AddRange(await db.Set<PaceChoice>().Where(p => p.OwnerId == person).ToListAsync(ct));
        return preference;
    }

    /// <summary>An organisation's, the same way.</summary>
    public static async Task<OrganizationPreference> HoldOrganizationPreferenceAsync(this NotificationsDb db, Guid organization, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO organization_preference (organization_id, version) VALUES ({organization}, 0) ON CONFLICT DO NOTHING", ct);
        var preference = await db.OrganizationPreferences.FromSql($"SELECT * FROM organization_preference WHERE organization_id = {organization} FOR UPDATE").SingleAsync(ct);
        preference.Paces.AddRange(await db.Set<PaceChoice>().Where(p => p.OwnerId == organization).ToListAsync(ct));
        return preference;
    }

    /// <summary>Adds choices that are new; those that were read are followed by the context itself.</summary>
    public static void Keep(this NotificationsDb db, IEnumerable<PaceChoice> choices)
    {
        foreach (var choice in choices.Where(choice => db.Entry(choice).State == EntityState.Detached))
        {
            db.Add(choice);
        }
    }

    private static Task<List<PaceChoice>> PacesAsync(this NotificationsDb db, Guid owner, CancellationToken ct) =>
        db.Set<PaceChoice>().AsNoTracking().Where(p => p.OwnerId == owner).ToListAsync(ct);
}
