using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>Which scenarios a channel can see at all, whatever is asked; the SQL face of <see cref="Visibility"/>.</summary>
public abstract record Scope(SortOrder? Order, Reader Reader)
{
    /// <summary>What everyone may see.</summary>
    public static Scope Public(Reader reader) => new OfStates(Visibility.PublicStates, null, reader);

    /// <summary>All of the reader's own organisation.</summary>
    public static Scope Own(Reader reader) => new OfOwner(SortOrder.Changed, reader);

    /// <summary>The investment, unless its owner keeps it to people who are signed in.</summary>
    public string InvestmentSql => Reader.SignedIn ? "s.investment_yuan" : "CASE WHEN 'investmentYuan' = ANY (s.registered_fields) THEN NULL ELSE s.investment_yuan END";

    /// <summary>Adds the bound.</summary>
    public abstract void AddTo(Conditions where);

    private sealed record OfStates(ScenarioState[] States, SortOrder? Order, Reader Reader) : Scope(Order, Reader)
    {
        public override void AddTo(Conditions where) =>
            where.Add("scope", $"s.state = ANY ({where.Value(Array.ConvertAll(States, state => state.ToString()))})");
    }

    private sealed record OfOwner(SortOrder? Order, Reader Reader) : Scope(Order, Reader)
    {
        public override void AddTo(Conditions where) => where.Add("scope", $"s.owner_id = {where.Value(Reader.Organization)}");
    }
}
