using ScenarioHub.Demo;

// Loads the sample lists and walks the main job through the gateway: ScenarioHub.Demo --url http://localhost:8080
// The demo accounts' password comes in HUB_DEMO_PASSWORD.
var url = args is ["--url", var given, ..] ? given : "http://localhost:8080";
if (Environment.GetEnvironmentVariable("HUB_DEMO_PASSWORD") is not { Length: > 0 } password)
{
    await Console.Error.WriteLineAsync("HUB_DEMO_PASSWORD is not set. Run this by: ./hub demo");
    return 2;
}

try
{
    await new MainJob(new Uri(url), password, Console.Out).RunAsync();
    return 0;
}
catch (HubProblemException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
