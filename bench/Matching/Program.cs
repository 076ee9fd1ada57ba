using System.Globalization;
using ScenarioHub.Bench.Matching;

// The matching engine at full size beside its peers, or its growth with the number of profiles. One thread asks.
//   ./hub bench matching [--profiles 500000] [--scenarios 100000] [--peer-queries 20] [--no-peers] [--no-database] [--write]
//   ./hub bench matching --growth [SIZE …] [--write]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = Options.Read(args);
if (options.Growth)
{
    await Growth.RunAsync(options);
}
else
{
    await FullSize.RunAsync(options);
}
