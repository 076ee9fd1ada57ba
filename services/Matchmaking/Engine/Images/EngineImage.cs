using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Index;

namespace ScenarioHub.Matchmaking.Engine.Images;

/// <summary>
/// The engine's memory as bytes, for a fast start (索引快照): layout version, what was laid down by which weights, vocabulary, and one merged
/// segment a side. Whoever stores it guards it with a checksum; an image of another layout, of other tables or of other weights is refused.
/// </summary>
internal static class EngineImage
{
    /// <summary>Rises whenever the layout, the cutting of texts or the making of impacts changes.</summary>
    private const int Layout = 3;

    public static void Write(
        Stream target, MatchingWeights weights, Vocabulary vocabulary, Segment<CompanyDocument> companies, Segment<ScenarioDocument> scenarios)
    {
        using var image = new ImageWriter(target);
        image.Number(Layout);
        image.Text(Foundation(weights));
        image.Common(vocabulary.Words());
        SegmentImage.Write(image, companies, DocumentImages.Write);
        SegmentImage.Write(image, scenarios, DocumentImages.Write);
    }

    /// <exception cref="InvalidDataException">It is of another layout, or was made by other weights or tables.</exception>
    public static (string[] Words, Segment<CompanyDocument> Companies, Segment<ScenarioDocument> Scenarios) Read(Stream source, MatchingWeights weights)
    {
        using var image = new ImageReader(source);
        if (image.Number() is var layout && layout != Layout)
        {
            throw new InvalidDataException($"The image has layout {layout}, not {Layout}.");
        }

        if (image.Text() != Foundation(weights))
        {
            throw new InvalidDataException("The image was made by other weights or tables.");
        }

        return (image.Commons(), SegmentImage.Read(image, DocumentImages.ReadCompany), SegmentImage.Read(image, DocumentImages.ReadScenario));
    }

    /// <summary>All that impacts depend on: the weights of the index's side, and this assembly, which carries the tables.</summary>
    private static string Foundation(MatchingWeights weights) => $"{typeof(EngineImage).Assembly.ManifestModule.ModuleVersionId:n} {weights.OfIndex()}";
}
