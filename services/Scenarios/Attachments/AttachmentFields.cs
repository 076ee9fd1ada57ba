using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Attachments;

/// <summary>The fields that a file can belong to.</summary>
public static class AttachmentFields
{
    /// <summary>Those that are always public, and those that an owner may keep to people who are signed in.</summary>
    public static readonly string[] All = ["need", "goals", "indicators", "cooperation", "investmentYuan", "department", "policyReferences"];

    /// <summary>Whether the reader may see what belongs to a field: whoever may see the scenario, unless its owner keeps the field to people who are signed in.</summary>
    public static bool MaySee(this Reader reader, Scenario scenario, string field) =>
        reader.MaySee(scenario) && (reader.SignedIn || !scenario.Content.RegisteredFields.Contains(field));
}
