using System.Globalization;

namespace ScenarioHub.Web.Pages.ForAdministrators;

/// <summary>What was ticked in a queue and which act was chosen (批量处理), as posted.</summary>
public record BulkSelection(string Act, IReadOnlyList<Versioned> Picked)
{
    /// <summary>Reads the posted form; nothing where none was posted.</summary>
    public static BulkSelection Of(HttpContext http) =>
        http.Request.HasFormContentType
            ? new(http.Request.Form["Act"].ToString(), [.. http.Request.Form["Picked"].OfType<string>().Select(Read)])
            : new("", []);

    /// <summary>Refuses an empty selection.</summary>
    public void Require(string refusal)
    {
        if (Picked.Count == 0)
        {
            throw new ApiProblem(StatusCodes.Status400BadRequest, "invalid", refusal);
        }
    }

    private static Versioned Read(string value) =>
        value.Split(':') is [var id, var version] && Guid.TryParse(id, out var known)
        && long.TryParse(version, CultureInfo.InvariantCulture, out var seen)
            ? new(known, seen)
            : throw new BadHttpRequestException("Picked is ID:VERSION");
}
