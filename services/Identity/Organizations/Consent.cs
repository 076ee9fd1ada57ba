using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Identity.Organizations;

/// <summary>The consent to the processing of personal data (个人信息处理同意), without which nobody is entered.</summary>
public static class Consent
{
    /// <summary>Refuses a missing consent as field <c>consent</c>.</summary>
    public static void Check(bool given)
    {
        if (!given)
        {
            throw new InvalidException("consent", "consent.required");
        }
    }
}
