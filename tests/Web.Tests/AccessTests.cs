using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace ScenarioHub.Web.Tests;

public class AccessTests
{
    private static readonly Type[] Pages = [.. typeof(Api.Http.ApiProblem).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute)))];

    [Fact]
    public void Every_page_says_who_may_come_in()
    {
        Assert.True(Pages.Length >= 40, "The rule must not be vacuous.");
        Assert.All(Pages, page => Assert.True(page.IsDefined(typeof(AuthorizeAttribute)) || page.IsDefined(typeof(AllowAnonymousAttribute)), page.Name));
    }

    [Theory]
    [InlineData("/park/")]
    [InlineData("/company/")]
    [InlineData("/admin/")]
    [InlineData("/expert/")]
    public void A_workspace_is_open_to_its_own_kind_only(string below)
    {
        var workspace = Pages.Where(page => page.GetCustomAttributes<RouteAttribute>().Any(r => r.Template.StartsWith(below, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(workspace);
        Assert.All(workspace, page => Assert.Contains(page.GetCustomAttributes<AuthorizeAttribute>(), a => a.Policy is { Length: > 0 }));
        Assert.All(workspace, page => Assert.False(page.IsDefined(typeof(AllowAnonymousAttribute))));
    }
}
