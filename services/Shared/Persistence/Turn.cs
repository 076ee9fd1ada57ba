namespace ScenarioHub.Persistence;

/// <summary>One turn of a sweep: what it leaves alone, and what it has taken.</summary>
/// <param name="aside">What it leaves alone, because it failed for a fault of its own.</param>
public sealed class Turn(params Guid[] aside)
{
    /// <summary>What the query leaves out: <c>AND id &lt;&gt; ALL (…)</c>.</summary>
    public Guid[] Aside { get; } = aside;

    /// <summary>The one thing that is being worked on; should this fail, it is set aside.</summary>
    public Guid? Taken { get; private set; }

    /// <summary>Notes what is being worked on.</summary>
    public void Take(Guid thing) => Taken = thing;
}
