namespace ScenarioHub.Matchmaking.Engine;

/// <summary>
/// Every number that decides a match, in one place (撮合权重). The defaults lie on a plateau of the judged collection: a fifth more or less
/// of any of them moves nDCG@10 by less than 0.02. A refit gives another instance.
/// </summary>
public sealed record MatchingWeights
{
    /// <summary>BM25's k1: how soon a repeated word stops counting.</summary>
    public double Saturation { get; init; } = 1.8;

    /// <summary>BM25's b: how much a long passage is discounted.</summary>
    public double LengthNorm { get; init; } = 0.45;

    /// <summary>The power of the inverse document frequency.</summary>
    public double Rarity { get; init; } = 1.4;

    // How much a word counts by where it stands in a profile.
    public double ProfileTitle { get; init; } = 1.5;
    public double ProfileCapability { get; init; } = 0.6;
    public double ProfileProducts { get; init; } = 1;
    public double ProfileField { get; init; } = 1;
    public double ProfileIndustry { get; init; } = 0.7;
    public double ProfileCases { get; init; } = 0.5;
    public double TypicalCapability { get; init; } = 100;
    public double TypicalProducts { get; init; } = 24;

    // And in a scenario.
    public double ScenarioTitle { get; init; } = 0.65;
    public double ScenarioNeed { get; init; } = 1;
    public double ScenarioGoals { get; init; } = 0.6;
    public double ScenarioField { get; init; } = 0.4;
    public double ScenarioTechnologies { get; init; } = 1;

    /// <summary>How soon a repeated word of the question stops counting.</summary>
    public double QuerySaturation { get; init; } = 0.75;

    /// <summary>How much of the weight of words that no document has belongs to the question; most are accidents of cutting into pairs.</summary>
    public double Unseen { get; init; } = 0.3;

    /// <summary>What a shared concept counts beside a shared pair of characters.</summary>
    public double Concept { get; init; } = 1;

    /// <summary>What a Latin word of one or two letters counts beside a pair of Chinese characters.</summary>
    public double ShortWord { get; init; } = 0.5;

    /// <summary>A concept that the text only implies: the parent of one that it names, …</summary>
    public double Parent { get; init; } = 0.3;

    /// <summary>… one of its children, …</summary>
    public double Child { get; init; } = 0.3;

    /// <summary>… another child of the same parent, …</summary>
    public double Sibling { get; init; } = 0.1;

    /// <summary>… or one that the table of related trades (related.csv) leads to.</summary>
    public double Related { get; init; } = 0.7;

    // The rest counts as a share of the rarest word.
    public double SameCity { get; init; } = 0.014;
    public double SameProvince { get; init; } = 0.014;
    public double SameMacroRegion { get; init; } = 0.0035;

    /// <summary>A company at the seat of a partner park (伙伴园区) of the park that asks: in its city, …</summary>
    public double PartnerCity { get; init; } = 0.006;

    /// <summary>… or in its province.</summary>
    public double PartnerProvince { get; init; } = 0.003;

    /// <summary>A qualification that the need names and the profile has.</summary>
    public double Qualification { get; init; } = 0.07;

    /// <summary>A proven product, where the need wants one.</summary>
    public double Ready { get; init; } = 0.02;

    /// <summary>Class, group and division of an industry that the need names, each.</summary>
    public double SameIndustry { get; init; } = 0.01;

    /// <summary>People enough, where the need is large.</summary>
    public double Capacity { get; init; } = 0.006;

    /// <summary>A case of use that the profile names.</summary>
    public double Cases { get; init; } = 0.004;

    /// <summary>A profile that was changed in the quarter in which it is asked for; …</summary>
    public double Fresh { get; init; } = 0.003;

    /// <summary>… half of that so many quarters ago.</summary>
    public double FreshHalfLife { get; init; } = 4;

    /// <summary>
    /// What likeness to something already picked costs beside the score, 1 − λ of maximal marginal relevance (<see cref="Diversity"/>). It decides
    /// what is suggested beside one another, never what is found.
    /// </summary>
    public double Variety { get; init; } = 0.2;

    /// <summary>The share of a question's weight at which <see cref="Suggestion.Score"/> is one half.</summary>
    public double HalfScore { get; init; } = 0.2;

    /// <summary>These weights, the groups that can be learnt multiplied by factors. Those that the index was laid down by stay.</summary>
    public MatchingWeights Times(WeightFactors factors) => this with
    {
        Concept = Concept * factors.Named,
        Parent = Parent * factors.Hierarchy / factors.Named,
        Child = Child * factors.Hierarchy / factors.Named,
        Sibling = Sibling * factors.Hierarchy / factors.Named,
        Related = Related * factors.Related / factors.Named,
        SameCity = SameCity * factors.Place,
        SameProvince = SameProvince * factors.Place,
        SameMacroRegion = SameMacroRegion * factors.Place,
        PartnerCity = PartnerCity * factors.Place,
        PartnerProvince = PartnerProvince * factors.Place,
        Qualification = Qualification * factors.Qualification,
        Ready = Ready * factors.Ready,
        Cases = Cases * factors.Record,
        Capacity = Capacity * factors.Record,
    };

    /// <summary>
    /// The weights that the index was laid down by. Another instance may take over a running index only if these are equal; all others are
    /// read with each question.
    /// </summary>
    internal string OfIndex() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Saturation} {LengthNorm} {ProfileTitle} {ProfileCapability} {ProfileProducts} {ProfileField} {ProfileIndustry} {ProfileCases} {TypicalCapability} {TypicalProducts} {ScenarioTitle} {ScenarioNeed} {ScenarioGoals} {ScenarioField} {ScenarioTechnologies}");
}
