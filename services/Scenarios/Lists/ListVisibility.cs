using System.Linq.Expressions;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>Who may see which list; every channel of lists asks here: index, page, notices, snapshot.</summary>
internal static class ListVisibility
{
    /// <summary>A published list is everyone's, or its members', its owner's, and theirs who run or supervise the platform.</summary>
    public static Expression<Func<ScenarioList, bool>> Published(this Reader reader)
    {
        var (staff, own, known) = (reader.Administrator || reader.Supervisor, reader.Organization, reader.SignedIn);
        return list => (list.State == ListState.Published || list.State == ListState.Superseded)
            && (list.Members == null || staff || (known && (list.OwnerId == own || list.Members.Contains(own))));
    }

    /// <summary>Also a list that is not published yet, for its owner.</summary>
    public static Expression<Func<ScenarioList, bool>> Any(this Reader reader)
    {
        var (staff, own, known) = (reader.Administrator || reader.Supervisor, reader.Organization, reader.SignedIn);
        return list => (known && list.OwnerId == own)
            || ((list.State == ListState.Published || list.State == ListState.Superseded)
                && (list.Members == null || staff || (known && list.Members.Contains(own))));
    }
}
