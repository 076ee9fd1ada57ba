namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>
/// The rule set (办法) by which demonstrations are selected and supported. Cities set these figures for themselves, under
/// <c>Scenarios:Demonstration</c>; a selection keeps the ones that held when it was nominated.
/// </summary>
public record DemonstrationScheme
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "示范场景遴选办法";

    /// <summary>Fewest scores before a demonstration goes on public notice.</summary>
    public int MinimumScores { get; init; } = 1;

    /// <summary>The mean that it must reach, of 100.</summary>
    public decimal PassingScore { get; init; } = 60;

    /// <summary>The calendar days of public notice (公示).</summary>
    public int NoticeDays { get; init; } = 7;

    /// <summary>What is scored, with weights that sum to 100.</summary>
    public IReadOnlyList<DemonstrationCriterion> Criteria { get; init; } = DemonstrationCriterion.Standard;

    /// <summary>How the applying party (应用方) may be supported.</summary>
    public IReadOnlyList<SupportRule> Supports { get; init; } = SupportRule.Standard;

    /// <summary>
    /// The scheme that is configured. What it lists takes the place of the standard lists, to which the binder by itself would add.
    /// </summary>
    /// <exception cref="InvalidOperationException">An entry lacks a part, or the weights do not sum to 100.</exception>
    public static DemonstrationScheme Of(IConfiguration section)
    {
        var scheme = new DemonstrationScheme { Criteria = [], Supports = [] };
        section.Bind(scheme);
        RequireWhole(section.GetSection(nameof(Criteria)), scheme.Criteria.Count);
        RequireWhole(section.GetSection(nameof(Supports)), scheme.Supports.Count);
        scheme = scheme with
        {
            Criteria = scheme.Criteria is [] ? DemonstrationCriterion.Standard : scheme.Criteria,
            Supports = scheme.Supports is [] ? SupportRule.Standard : scheme.Supports,
        };
        var weights = scheme.Criteria.Sum(criterion => criterion.Weight);
        return weights == 100 ? scheme : throw new InvalidOperationException($"Scenarios:Demonstration:Criteria: the weights sum to {weights}, not to 100.");
    }

    /// <summary>The binder passes over an entry that it cannot make.</summary>
    private static void RequireWhole(IConfigurationSection entries, int made)
    {
        if (entries.GetChildren().Count() != made)
        {
            throw new InvalidOperationException($"{entries.Path}: an entry lacks a part or has one that cannot be read.");
        }
    }
}

/// <summary>What is scored from 0 to 100 (遴选指标).</summary>
/// <param name="Key">A short name that scores refer to.</param>
/// <param name="Weight">Per cent of the whole.</param>
public record DemonstrationCriterion(string Key, string Name, string NameEn, decimal Weight)
{
    /// <summary>The criteria of a scheme that names none.</summary>
    public static IReadOnlyList<DemonstrationCriterion> Standard { get; } =
    [
        new("innovation", "首创性与技术先进性", "Novelty", 30),
        new("effect", "应用成效", "Effect in use", 30),
        new("spread", "可复制可推广", "Can be repeated elsewhere", 25),
        new("safety", "安全与合规", "Safety and compliance", 15),
    ];
}

/// <summary>Support to the applying party (应用方支持): a share of a base, up to a cap.</summary>
/// <param name="Key">A short name that records refer to.</param>
/// <param name="Base">What the share is taken of, in words.</param>
/// <param name="Rate">0 to 1.</param>
/// <param name="CapYuan">Most of it, in yuan; nothing sets no cap.</param>
public record SupportRule(string Key, string Name, string NameEn, string Base, decimal Rate, decimal? CapYuan = null)
{
    /// <summary>The rules of a scheme that names none.</summary>
    public static IReadOnlyList<SupportRule> Standard { get; } =
        [new("first-use", "首试首用应用方支持", "Support for first use", "应用项目实际投入", 0.3m, 1_000_000)];

    /// <summary>The amount for a base, in whole fen.</summary>
    public decimal AmountOf(decimal baseYuan)
    {
        var share = Math.Round(baseYuan * Rate, 2, MidpointRounding.ToZero);
        return CapYuan is { } cap ? Math.Min(share, cap) : share;
    }
}
