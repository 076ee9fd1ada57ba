using System.Text;

namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>Cuts CSV (RFC 4180) into records: quoted cells may hold commas, line ends and doubled quotes.</summary>
internal static class Csv
{
    /// <summary>The records with the line on which each begins; blank lines are skipped.</summary>
    public static IEnumerable<(int Line, List<string> Cells)> Records(string text)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        var (line, begun) = (1, 1);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            switch (c)
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"' when quoted || cell.Length == 0:
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(Take());
                    break;
                case '\r' when !quoted && i + 1 < text.Length && text[i + 1] == '\n':
                    break;
                case '\n' when !quoted:
                    if (cells.Count > 0 || cell.Length > 0)
                    {
                        yield return (begun, [.. cells, Take()]);
                    }

                    cells.Clear();
                    begun = line;
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            yield return (begun, [.. cells, Take()]);
        }

        string Take()
        {
            var taken = cell.ToString();
            cell.Clear();
            return taken;
        }
    }
}
