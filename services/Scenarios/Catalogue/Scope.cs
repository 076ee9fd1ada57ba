using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>Which scenarios a channel can see at all, whatever is asked; the SQL face of <see cref="Visibility"/>.</summary>
public abstract record Scope(SortOrder? Order, Reader Reader)
{
    /// <summary>What is published to the reader: to everyone, or to groups that the reader belongs to.</summary>
    public static Scope Public(Reader reader) => new OfStates(Visibility.PublicStates, null, reader);

    /// <summary>The reader's own as a stranger will see it once it is published.</summary>
    public static Scope Preview(Reader reader) => new OfOwner(null, Reader.Public with { Organization = reader.Organization });

    /// <summary>All of the reader's own organisation.</summary>
    public static Scope Own(Reader reader) => new OfOwner(SortOrder.Changed, reader);

    /// <summary>The investment, unless its owner keeps it to people who are signed in.</summary>
    public string InvestmentSql => Reader.SignedIn ? "s.investment_yuan" : "CASE WHEN 'investmentYuan' = ANY (s.registered_fields) THEN NULL ELSE s.investment_yuan END";

    /// <summary>Adds the bound.</summary>
    public abstract void AddTo(Conditions where);

    private sealed record OfStates(ScenarioState[] States, SortOrder? Order, Reader Reader) : Scope(Order, Reader)
    {
        public override void AddTo(Conditions where)
        {
            where.Add("scope", $"s.state = ANY ({where.Value(Array.ConvertAll(States, state => state.ToString()))})");
            if (!Reader.SignedIn)
            {
                where.Add("audience", "s.audience IS NULL");
            }
            else if (!Reader.Administrator && !Reader.Supervisor)
            {
                var own = where.Value(Reader.Organization);
                where.Add("audience", $"(s.audience IS NULL OR s.owner_id = {own} OR {own} = ANY (s.audience))");
            }
        }
    }

    private sealed record OfOwner(SortOrder? Order, Reader Reader) : Scope(Order, Reader)
    {
        public override void AddTo(Conditions where) => where.Add("scope", $"s.owner_id = {where.Value(Reader.Organization)}");
    }
}
