namespace ScenarioHub.Matchmaking.Engine.Learning;

/// <summary>A pair that people decided on.</summary>
/// <param name="Shares">What carries it, by the weights that the program brings along.</param>
/// <param name="For">Whether they were for it.</param>
/// <param name="Weight">What the decision counts.</param>
/// <param name="Fold">From 0 to <see cref="Refit.Folds"/> − 1: which part it is measured with; the same for a pair whatever else there is.</param>
public readonly record struct Observation(PairShares Shares, bool For, double Weight, int Fold);

/// <summary>How well factors foretell decisions that they were not learnt from: mean log loss, and the area under the ROC curve.</summary>
public readonly record struct HeldOut(double LogLoss, double Auc);
