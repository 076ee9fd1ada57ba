using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.HandIns;

/// <summary>Who may see a hand-in, beside <see cref="Visibility"/>: a need that is no scenario yet is known to its owner and its park alone.</summary>
public static class HandInAccess
{
    /// <summary>Whether the reader may know that there is such a hand-in; administrators see those of the platform's own calls.</summary>
    public static bool MaySee(this Reader reader, HandIn handIn, bool byPlatform) =>
        reader.SignedIn && (reader.Organization == handIn.OwnerId || reader.Organization == handIn.ParkId || (byPlatform && reader.Administrator));
}
