namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>Something whose every change raises <see cref="Version"/> by one; the version is its ETag.</summary>
public interface IVersioned
{
    /// <summary>1 when created.</summary>
    long Version { get; }
}
