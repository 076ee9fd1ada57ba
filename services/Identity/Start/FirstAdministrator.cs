using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Identity.Start;

/// <summary>The one who verifies the first organisations (首位管理员).</summary>
internal static class FirstAdministrator
{
    /// <summary>The platform's operator. Registration place 990000 is nobody's: plainly no real code, though its checks hold.</summary>
    public const string PlatformCode = "12990000DEMA000724";

    /// <summary>Letters and digits that nobody takes for each other.</summary>
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The platform's operator, entered where it is missing.</summary>
    public static Task<Organization> PlatformAsync(Newcomers newcomers, CancellationToken ct) =>
        newcomers.OrganizationAsync(OrganizationKinds.Platform, PlatformCode, new("平台运营方", "110000", null, null, null), ct);

    /// <summary>Enters an administrator with a random password where there is none, and returns the password.</summary>
    public static async Task<string?> EnsureAsync(IdentityDb db, Newcomers newcomers, string email, CancellationToken ct)
    {
        if (await db.People.AnyAsync(p => p.Active && p.Roles.Contains(Roles.Administrator), ct))
        {
            return null;
        }

        var password = RandomNumberGenerator.GetString(Alphabet, 20);
        var platform = await PlatformAsync(newcomers, ct);
        await newcomers.PersonAsync(platform, "平台管理员", email, [Roles.Administrator, Roles.Manager], password, expired: true, ct);
        return password;
    }
}
