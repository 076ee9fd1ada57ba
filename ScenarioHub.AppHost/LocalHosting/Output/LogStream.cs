namespace ScenarioHub.LocalHosting.Output;

/// <summary>The one stream that every process writes to, each line behind the name of its process, in its colour.</summary>
internal sealed class LogStream(TextWriter output, bool colours)
{
    private static readonly int[] Palette = [36, 32, 33, 35, 34, 96, 92, 93, 95, 94];

    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _colourOf = [];
    private int _width = 3;

    public static LogStream ToConsole() =>
        new(Console.Out, !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "");

    /// <summary>Keeps the columns straight from the first line on.</summary>
    public void Expect(IEnumerable<string> names) => _width = Math.Max(_width, names.Select(name => name.Length).DefaultIfEmpty().Max());

    public void Say(string line) => Write("hub", line);

    public void Complain(string line)
    {
        lock (_turn)
        {
            Console.Error.WriteLine(colours ? $"\e[31m{line}\e[0m" : line);
        }
    }

    public void Write(string name, string line)
    {
        lock (_turn)
        {
            var head = name.PadRight(_width);
            output.WriteLine(colours ? $"\e[{Colour(name)}m{head} |\e[0m {line}" : $"{head} | {line}");
        }
    }

    private int Colour(string name)
    {
        if (!_colourOf.TryGetValue(name, out var colour))
        {
            _colourOf[name] = colour = Palette[_colourOf.Count % Palette.Length];
        }

        return colour;
    }
}
