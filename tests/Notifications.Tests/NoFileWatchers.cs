using System.Runtime.CompilerServices;

namespace ScenarioHub.Notifications.Tests;

internal static class NoFileWatchers
{
    /// <summary>
    /// Every host watches its settings file unless told otherwise, and Linux allows a user 128 watchers: test projects that run side by side use them up.
    /// </summary>
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
