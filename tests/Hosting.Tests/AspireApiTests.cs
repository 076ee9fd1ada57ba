using System.Reflection;
using Aspire.Hosting;
using Xunit;

namespace ScenarioHub.Hosting.Tests;

/// <summary>The application model compiles against Aspire only if the local API promises nothing that Aspire lacks.</summary>
public class AspireApiTests
{
    [Fact]
    public async Task Every_public_method_of_the_local_API_has_the_signature_that_Aspire_has()
    {
        var here = typeof(DistributedApplication).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "Aspire.Hosting" && !type.IsAssignableTo(typeof(Exception)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.Name is not ("get_Configuration" or "get_AppHostDirectory"))
            .Select(Signature.Of)
            .Order(StringComparer.Ordinal);
        using var aspire = new StreamReader(typeof(AspireApiTests).Assembly.GetManifestResourceStream("AspireSignatures.txt")!);
        var there = (await aspire.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

        Assert.Equal(there, here);
    }

    [Fact]
    public void The_whole_model_has_no_circle_and_no_name_twice()
    {
        var model = AppHost.AppHost.Compose(["--ephemeral=true", "--replicas=2"]).Build();

        Assert.NotNull(model);
    }
}
