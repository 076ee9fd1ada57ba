namespace ScenarioHub.Bench.Files;

/// <summary>Measures imports and exports, and damages files by the thousand: <c>import</c>, <c>export [ROWS]</c>, <c>fuzz [FILES]</c>.</summary>
public static class Entry
{
    public static async Task<int> Main(string[] args)
    {
        var count = args.Length > 1 ? int.Parse(args[1], null) : 0;
        await using var service = new Service();
        await service.InitializeAsync();
        switch (args.FirstOrDefault())
        {
            case "import":
                return await Import.RunAsync(service);
            case "export":
                return await Export.RunAsync(service, count > 0 ? count : 100_000);
            case "fuzz":
                return await Fuzz.RunAsync(service, count > 0 ? count : 10_000);
            default:
                Console.Error.WriteLine("Name one of: import, export [ROWS], fuzz [FILES]");
                return 2;
        }
    }
}
