namespace ScenarioHub.Web.Session;

/// <summary>The tokens of the present request's session; a request feature, read by the API clients.</summary>
/// <param name="Access">The bearer token.</param>
/// <param name="Refresh">What the next one is asked for with.</param>
public record SessionTokens(string Access, string Refresh);
