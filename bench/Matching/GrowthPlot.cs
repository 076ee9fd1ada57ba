namespace ScenarioHub.Bench.Matching;

/// <summary>The growth as a picture: milliseconds a question on the left, megabytes on the right.</summary>
internal static class GrowthPlot
{
    private const double Width = 640, Height = 320, Left = 60, Right = 580, Top = 40, Bottom = 270;

    public static string Of(IReadOnlyList<GrowthPoint> points)
    {
        double most = points[^1].Profiles, slowest = Ceiling(points.Max(p => p.Processor.P99)), largest = Ceiling(points.Max(p => p.Memory));
        double X(GrowthPoint p) => Left + ((Right - Left) * p.Profiles / most);
        double Y(double value, double top) => Bottom - ((Bottom - Top) * value / top);
        string Line(Func<GrowthPoint, double> value, double top, string colour, string dashes) =>
            $"""<polyline fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}" points="{string.Join(' ', points.Select(p => $"{X(p):F1},{Y(value(p), top):F1}"))}"/>"""
            + string.Concat(points.Select(p => $"""<circle cx="{X(p):F1}" cy="{Y(value(p), top):F1}" r="3" fill="{colour}"/>"""));

        var ticks = string.Concat(Enumerable.Range(0, 5).Select(i =>
            $"""<line x1="{Left}" x2="{Right}" y1="{Y(i, 4):F1}" y2="{Y(i, 4):F1}" stroke="#ddd"/><text x="{Left - 8}" y="{Y(i, 4) + 4:F1}" text-anchor="end">{slowest * i / 4:0.##}</text><text x="{Right + 8}" y="{Y(i, 4) + 4:F1}">{largest * i / 4:0}</text>"""));
        var names = string.Concat(points.Select(p => $"""<text x="{X(p):F1}" y="{Bottom + 18}" text-anchor="middle">{p.Profiles / 1000:N0} k</text>"""));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" role="img">
            <title>Time of a question and memory by the number of profiles</title>
            <rect width="{Width}" height="{Height}" fill="#fff"/>
            {ticks}
            {names}
            <text x="{Left - 40}" y="22" fill="#0b6b6b">processor ms a question: p50 (line), p99 (dashes)</text>
            <text x="{Right + 40}" y="22" text-anchor="end" fill="#a15c00">memory, MB (dots)</text>
            <text x="{(Left + Right) / 2}" y="{Height - 10}" text-anchor="middle">profiles</text>
            {Line(p => p.Processor.P50, slowest, "#0b6b6b", "")}
            {Line(p => p.Processor.P99, slowest, "#0b6b6b", "6 4")}
            {Line(p => p.Memory, largest, "#a15c00", "2 4")}
            </svg>
            """;
    }

    /// <summary>The next number of one or two leading digits that divides into four well.</summary>
    private static double Ceiling(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 4, 6, 8, 10 }.First(n => n * unit >= value) * unit;
    }
}
