using ScenarioHub.Matchmaking.Matches;

namespace ScenarioHub.Matchmaking.Suggestions;

/// <summary>Counts suggestions against the limits a scenario and a company have.</summary>
public sealed class Quota(SuggestionOptions options)
{
    private readonly Dictionary<Guid, int> _ofScenario = [];
    private readonly Dictionary<string, int> _ofCompany = [];
    private readonly Dictionary<Guid, int> _scenarioWeek = [];
    private readonly Dictionary<string, int> _companyWeek = [];

    /// <summary>Counts what a scenario has already: matches that were refused or declined leave room for others.</summary>
    public void Count(Guid scenario, IEnumerable<MatchState> states) =>
        _ofScenario[scenario] = states.Count(s => s is not (MatchState.Rejected or MatchState.Declined));

    /// <summary>Counts what a company has waiting.</summary>
    public void Count(string company, int inModeration) => _ofCompany[company] = inModeration;

    /// <summary>Counts what was suggested for a scenario within the last week, whatever became of it.</summary>
    public void CountWeek(Guid scenario, int suggested) => _scenarioWeek[scenario] = suggested;

    /// <summary>Counts what was suggested of a company within the last week.</summary>
    public void CountWeek(string company, int suggested) => _companyWeek[company] = suggested;

    /// <summary>Takes room for one more pair; false where one of the two has none left.</summary>
    public bool Take(Guid scenario, string company)
    {
        var (scenarios, companies) = (_ofScenario.GetValueOrDefault(scenario), _ofCompany.GetValueOrDefault(company));
        var (scenarioWeek, companyWeek) = (_scenarioWeek.GetValueOrDefault(scenario), _companyWeek.GetValueOrDefault(company));
        if (scenarios >= options.PerScenario || companies >= options.PerCompany || scenarioWeek >= options.PerScenarioWeek || companyWeek >= options.PerCompanyWeek)
        {
            return false;
        }

        (_ofScenario[scenario], _ofCompany[company]) = (scenarios + 1, companies + 1);
        (_scenarioWeek[scenario], _companyWeek[company]) = (scenarioWeek + 1, companyWeek + 1);
        return true;
    }
}
