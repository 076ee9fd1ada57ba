using Microsoft.AspNetCore.WebUtilities;

namespace ScenarioHub.Web.Session;

/// <summary>One sentence that survives the redirect after a post (操作结果提示) and is shown once.</summary>
public class Flash(IHttpContextAccessor accessor)
{
    private const string Name = "hub.flash";

    /// <summary>Says <paramref name="text"/> on the next page.</summary>
    public void Say(string text) =>
        accessor.HttpContext!.Response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(text)), new()
        {
            MaxAge = TimeSpan.FromMinutes(1), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax,
            Secure = accessor.HttpContext.Request.IsHttps,
        });

    /// <summary>Takes what was said, or nothing.</summary>
    public string? Take()
    {
        if (accessor.HttpContext is not { } http || !http.Request.Cookies.TryGetValue(Name, out var value) || http.Response.HasStarted)
        {
            return null;
        }

        http.Response.Cookies.Delete(Name);
        try
        {
            return System.Text.Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(value));
        }
        catch (FormatException)
        {
            // Not ours: somebody edited the cookie.
            return null;
        }
    }
}
