using System.Runtime.CompilerServices;

namespace ScenarioHub.Gateway.Tests;

internal static class NoFileWatchers
{
    /// <summary>
    /// Every host watches its settings file unless told otherwise, and Linux allows a user 128 watchers: these tests start more hosts than that.
    /// </summary>
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
