using System.Globalization;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Reads what people write into cells. Nothing means: not understood.</summary>
internal static class CellText
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly (string Word, CooperationMode Mode)[] Cooperations =
    [
        ("首购", CooperationMode.FirstPurchase), ("订购", CooperationMode.FirstPurchase), ("合作经营", CooperationMode.JointOperation),
        ("联合运营", CooperationMode.JointOperation), ("商业化运营", CooperationMode.CommercialOperation), ("商业运营", CooperationMode.CommercialOperation),
        ("采购", CooperationMode.Purchase), ("租赁", CooperationMode.Lease), ("其他", CooperationMode.Other),
    ];

    /// <summary>The Chinese and English names of a vocabulary's words and their names in the API.</summary>
    public static T? Word<T>(string text)
        where T : struct, Enum => Known<T>.ByName.TryGetValue(Folding.Fold(text), out var value) ? value : null;

    /// <summary>All words of a vocabulary in a language, the reader's unless told.</summary>
    public static string Words<T>(string? language = null)
        where T : struct, Enum => string.Join(" | ", Enum.GetValues<T>().Select(value => Title(value, language)));

    /// <summary>The word as people read it.</summary>
    public static string Title<T>(T value, string? language = null)
        where T : struct, Enum => ImportTexts.Of($"{KeyOf<T>()}.{Choice.Name(value)}", language);

    /// <summary>One mode, or <c>other</c> with the publisher's own words where the cell names several.</summary>
    public static (CooperationMode? Mode, string? Words) Cooperation(string text, Action unknown)
    {
        if (Word<CooperationMode>(text) is { } named)
        {
            return (named, null);
        }

        var rest = text;
        var modes = new HashSet<CooperationMode>();
        foreach (var (word, mode) in Cooperations)
        {
            if (rest.Contains(word, StringComparison.Ordinal))
            {
                modes.Add(mode);
                rest = rest.Replace(word, "", StringComparison.Ordinal);
            }
        }

        if (modes.Count == 0)
        {
            unknown();
            return (null, null);
        }

        return modes.Count == 1 ? (modes.Single(), null) : (CooperationMode.Other, $"合作方式：{text}");
    }

    /// <summary>1,200 万元 → 12,000,000.</summary>
    public static decimal? Yuan(string text)
    {
        var plain = Folding.Fold(text).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Replace("人民币", "", StringComparison.Ordinal).TrimStart('¥').TrimEnd('元');
        var factor = plain switch { [.., '万'] => 10_000m, [.., '亿'] => 100_000_000m, _ => 1m };
        return decimal.TryParse(factor == 1 ? plain : plain[..^1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount)
            && amount <= 1e12m ? amount * factor : null;
    }

    /// <summary>A date (its last second, Beijing time), a date with a time (Beijing time unless it says otherwise), or a workbook's day number.</summary>
    public static DateTimeOffset? Instant(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var day) && day is > 20_000 and < 80_000)
        {
            return Local(DateTime.FromOADate(day));
        }

        var plain = Folding.Fold(text).Replace('年', '-').Replace('月', '-').Replace("日", "", StringComparison.Ordinal).Replace('/', '-').Replace('.', '-').Trim();
        string[] local = ["yyyy-M-d", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-dTH:mm", "yyyy-M-dTH:mm:ss"];
        if (DateTime.TryParseExact(plain, local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return SoundInstant.IsMeant(time.Year) ? Local(time) : null;
        }

        return DateTimeOffset.TryParseExact(text, ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && SoundInstant.IsMeant(instant.Year) ? instant : null;
    }

    /// <summary>是 / 否, yes / no, true / false, 1 / 0.</summary>
    public static bool? YesNo(string text) => Folding.Fold(text) switch
    {
        "是" or "yes" or "y" or "true" or "1" or "√" => true,
        "否" or "no" or "n" or "false" or "0" or "×" => false,
        _ => null,
    };

    /// <summary>Parts between semicolons, list commas (、) or line ends.</summary>
    public static string[] Parts(string? text) =>
        text?.Split([';', '；', '、', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>One indicator a line: name | target | unit | method; the last two may be missing, and a colon may stand for the first bar.</summary>
    public static Indicator[]? Indicators(string text)
    {
        var lines = text.Split(['\n', '\r', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var parts = Array.ConvertAll(lines, line => line.Split(line.Contains('|') ? ['|'] : [':', '：'], 4, StringSplitOptions.TrimEntries));
        return Array.Exists(parts, part => part.Length < 2 || part[0].Length == 0 || part[1].Length == 0)
            ? null : Array.ConvertAll(parts, part => new Indicator(part[0], part[1], At(part, 2), At(part, 3)));
    }

    private static DateTimeOffset Local(DateTime time) =>
        new(time.TimeOfDay == TimeSpan.Zero ? time.AddDays(1).AddSeconds(-1) : time, China);

    private static string? At(string[] parts, int index) => parts.Length > index && parts[index].Length > 0 ? parts[index] : null;

    private static string[] Names<T>(T value)
        where T : struct, Enum => [Folding.Fold(Choice.Name(value)), Folding.Fold(Title(value, "zh-CN")), Folding.Fold(Title(value, "en"))];

    private static string KeyOf<T>() => typeof(T).Name switch
    {
        nameof(ScenarioKind) => "kind",
        nameof(ScenarioCategory) => "category",
        _ => "cooperation",
    };

    /// <summary>The names of a vocabulary's words, folded once; the first word with a name has it.</summary>
    private static class Known<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<string, T> ByName = Enum.GetValues<T>()
            .SelectMany(value => Names(value).Distinct().Select(name => (name, value))).DistinctBy(known => known.name).ToDictionary(known => known.name, known => known.value);
    }
}
