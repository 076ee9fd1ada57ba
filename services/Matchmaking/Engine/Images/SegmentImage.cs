using ScenarioHub.Matchmaking.Engine.Index;

namespace ScenarioHub.Matchmaking.Engine.Images;

/// <summary>How a segment stands in an image: its arrays as they are in memory, and its documents.</summary>
internal static class SegmentImage
{
    public static void Write<T>(ImageWriter image, Segment<T> segment, Action<ImageWriter, T> document)
    {
        image.Number(segment.Documents.Length);
        foreach (var one in segment.Documents)
        {
            document(image, one);
        }

        image.Array(segment.Terms);
        image.Array(segment.Lists);
        image.Array(segment.Maxima);
        image.Array(segment.Blocks);
        image.Array(segment.BlockMaxima);
        image.Array(segment.Starts);
        image.Array(segment.Postings);
    }

    public static Segment<T> Read<T>(ImageReader image, Func<ImageReader, T> document)
    {
        var documents = new T[image.Count()];
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = document(image);
        }

        return new(
            documents, image.Array<int>(), image.Array<int>(), image.Array<byte>(), image.Array<int>(), image.Array<byte>(), image.Array<int>(),
            image.Array<ushort>());
    }
}
