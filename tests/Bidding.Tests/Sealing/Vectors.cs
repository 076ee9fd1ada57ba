using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Sealing;

/// <summary>The test vectors as docs/sealing.md publishes them, read from the page itself: other implementations are checked against it.</summary>
internal static partial class Vectors
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Here(), "../../../docs/sealing.md"));

    public static readonly string Recipient = One("private key R `([0-9a-f]{64})`");

    public static readonly string Ephemeral = One("ephemeral `([0-9a-f]{64})`");

    public static readonly string Plain = One("plain `([^`]+)`");

    public static readonly Guid Challenge = Guid.Parse(One("challenge `([0-9a-f-]{36})`"));

    public static readonly Guid Bid = Guid.Parse(One("bid `([0-9a-f-]{36})`"));

    public static readonly int Version = int.Parse(One("version ([0-9]+):"), null);

    /// <summary>The key and the nonce, one after the other.</summary>
    public static readonly string KeyAndNonce = One("K\\|N +([0-9a-f]{88})\n");

    public static readonly string Envelope = Blank().Replace(One("envelope +([0-9a-f]+\n +[0-9a-f]+)\n"), "");

    /// <summary>The key that is shared out, in short as the page names it: it is R.</summary>
    public static readonly string Secret = Named("secret", Recipient);

    public static readonly string Coefficients = Named("coefficient", Ephemeral);

    public static readonly string[] Shares = [.. Enumerable.Range(1, 3).Select(place => One($"\n{place}  ([0-9a-f]{{64}})\n"))];

    /// <summary>The leaves that Certificate Transparency's reference implementations test with.</summary>
    public static readonly string[] Leaves = [.. One("of the leaves ((?:`[^`]+`(?:, )?)+)").Split(", ").Select(leaf => leaf.Trim('`', '"'))];

    /// <summary>The root over all of them, which the page names.</summary>
    public static readonly string LastRoot = One("end with\\s+`([0-9a-f]{64})` for all eight");

    /// <summary>The roots over the first one, the first two, and so on, as those implementations have them.</summary>
    public static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", LastRoot,
    ];

    private static string One(string pattern)
    {
        var found = Regex.Match(Page, pattern);
        Assert.True(found.Success, $"docs/sealing.md has no {pattern}");
        return found.Groups[1].Value;
    }

    /// <summary>A value that the page repeats by its beginning and end.</summary>
    private static string Named(string name, string value)
    {
        var found = Regex.Match(Page, $"{name} `([0-9a-f]+)…([0-9a-f]+)`");
        Assert.True(found.Success && value.StartsWith(found.Groups[1].Value, StringComparison.Ordinal) && value.EndsWith(found.Groups[2].Value, StringComparison.Ordinal), $"{name} is not {value}");
        return value;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("\\s")]
    private static partial Regex Blank();
}
