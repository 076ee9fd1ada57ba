using System.Security.Cryptography;
using System.Text.Json;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>A list as it was published, byte for byte (清单快照). The database refuses to change one.</summary>
public class ListSnapshot
{
    public required Guid ListId { get; init; }

    /// <summary>UTF-8 JSON with the public fields.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Its SHA-256, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Takes one at the moment of publication.</summary>
    public static ListSnapshot Of(ScenarioList list, IReadOnlyList<Scenario> scenarios, JsonSerializerOptions json)
    {
        var mark = new ListMark(list.Id, list.Number, list.Title);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                list.Id,
                list.Number,
                list.Title,
                list.Introduction,
                list.OwnerId,
                list.OwnerName,
                list.PublishedAt,
                scenarios = scenarios.Select(scenario => ScenarioView.Of(scenario, mark, Reader.Public)),
            },
            new JsonSerializerOptions(json) { WriteIndented = true });
        return new() { ListId = list.Id, Body = body, Sha256 = Convert.ToHexStringLower(SHA256.HashData(body)) };
    }
}
