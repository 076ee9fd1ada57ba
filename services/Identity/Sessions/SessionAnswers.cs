using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Identity.Organizations;
using ScenarioHub.Identity.Passwords;
using ScenarioHub.Identity.People;
using ScenarioHub.Identity.Secrets;

namespace ScenarioHub.Identity.Sessions;

/// <summary>What somebody signed in holds. <c>ExpiresIn</c> is in seconds and concerns the access token.</summary>
public record SessionAnswer(string AccessToken, int ExpiresIn, string RefreshToken, bool PasswordExpired);

/// <summary>Somebody who may be in, as the database knows them now.</summary>
public record Insider(Person Person, Organization Organization, Credential Credential);

/// <summary>Finds who is in and answers with tokens.</summary>
public class SessionAnswers(IdentityDb db, AccessTokens tokens)
{
    /// <summary>The active person with this address.</summary>
    public Task<Insider?> FindAsync(string emailKey, CancellationToken ct) => Find(p => p.EmailKey == emailKey, ct);

    /// <summary>The active person with this id.</summary>
    public Task<Insider?> FindAsync(Guid personId, CancellationToken ct) => Find(p => p.Id == personId, ct);

    /// <summary>The answer that carries both tokens. No cache may keep it.</summary>
    public async Task<SessionAnswer> OfAsync(Insider insider, Secret refreshToken, HttpResponse response, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var (person, organization, credential) = insider;
        var accessToken = await tokens.IssueAsync(person, organization, credential.Expired, ct);
        return new(accessToken, (int)AccessTokens.Lifetime.TotalSeconds, refreshToken.Text, credential.Expired);
    }

    private Task<Insider?> Find(Expression<Func<Person, bool>> wanted, CancellationToken ct) => (
        from person in db.People.Where(wanted)
        join organization in db.Organizations on person.OrganizationId equals organization.Id
        join credential in db.Credentials on person.Id equals credential.PersonId
        where person.Active
        select new Insider(person, organization, credential)).SingleOrDefaultAsync(ct);
}
