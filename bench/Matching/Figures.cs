using System.Text;

namespace ScenarioHub.Bench.Matching;

/// <summary>What was measured, said at once and kept for the report.</summary>
internal sealed class Figures
{
    private readonly List<(string Name, string Value)> _said = [];

    public void Say(string name, string value)
    {
        _said.Add((name, value));
        Console.WriteLine($"{name,-22} {value}");
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append($"`./hub bench matching`, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors.\n\n| | |\n|---|---|\n");
        foreach (var (name, value) in _said)
        {
            text.Append($"| {name} | {value} |\n");
        }

        return text.ToString();
    }
}
