using System.Globalization;
using ScenarioHub.Bench.Channels;

// channels [mail] [webhooks] [--mails 6000] [--down 60] [--events 6]: both unless one is named. Ends with 1 where a figure is missed.
var known = new Dictionary<string, int> { ["--mails"] = 6000, ["--down"] = 60, ["--events"] = 6 };
for (var i = 0; i < args.Length - 1; i++)
{
    if (known.ContainsKey(args[i]))
    {
        known[args[i]] = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
    }
}

var reached = true;
var all = !args.Contains("mail") && !args.Contains("webhooks");
if (all || args.Contains("webhooks"))
{
    reached &= await Webhooks.RunAsync(known["--events"]);
}

if (all || args.Contains("mail"))
{
    reached &= await Mail.RunAsync(known["--mails"], known["--down"]);
}

return reached ? 0 : 1;
