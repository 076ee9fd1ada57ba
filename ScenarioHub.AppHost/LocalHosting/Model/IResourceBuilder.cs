namespace Aspire.Hosting.ApplicationModel;

/// <summary>Describes one resource step by step.</summary>
public interface IResourceBuilder<out T> where T : IResource
{
    /// <summary>The application that the resource belongs to.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource described.</summary>
    T Resource { get; }
}
