namespace ScenarioHub.Identity.People;

/// <summary>An e-mail address as it is compared: letter case and surrounding spaces do not matter.</summary>
public static class Email
{
    /// <summary>What is unique.</summary>
    public static string KeyOf(string address) => address.Trim().Normalize().ToLowerInvariant();
}
