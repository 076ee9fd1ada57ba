using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>
/// The figures that hold now for a scheme. Where the configuration has a section <c>Bidding:Scheme</c>, its figures stand in for the default
/// scheme.
/// </summary>
public class SchemeChoice(BiddingDb db, IConfiguration configuration, IOptionsSnapshot<Scheme> given)
{
    /// <summary>The version in force of a scheme, or of the default one; a scheme that is not in force is refused at <c>schemeId</c>.</summary>
    public async Task<Scheme> InForceAsync(Guid? schemeId, CancellationToken ct)
    {
        if (schemeId is null && configuration.GetSection("Bidding:Scheme").Exists())
        {
            return given.Value;
        }

        var book = await db.Schemes.AsNoTracking().SingleOrDefaultAsync(s => schemeId == null ? s.IsDefault : s.Id == schemeId, ct);
        return book?.Published?.Snapshot ?? throw new InvalidException("schemeId", "scheme.unknown");
    }
}
