using System.Buffers.Text;
using System.Text.Json;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Persistence.Paging;

/// <summary>An opaque paging mark: the sort key of the last row of a page, base64url of JSON.</summary>
public static class Cursor
{
    /// <summary>The mark for a sort key, such as a value or a tuple-like record.</summary>
    public static string Write<T>(T key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <summary>The sort key of a mark; a mark that was not made here is refused as field <c>after</c>.</summary>
    public static T Read<T>(string mark)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(mark))!;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new InvalidException("after", "page.cursor");
        }
    }
}
