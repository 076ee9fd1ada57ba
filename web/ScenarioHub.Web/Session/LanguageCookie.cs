using Microsoft.AspNetCore.Localization;

namespace ScenarioHub.Web.Session;

/// <summary>The reader's language (zh-CN or en), kept for a year.</summary>
public static class LanguageCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "hub.language";

    /// <summary>Keeps <paramref name="language"/>; anything but a language of the site is left alone.</summary>
    public static void Set(HttpContext http, string? language)
    {
        if (language is "zh-CN" or "en")
        {
            http.Response.Cookies.Append(Name, CookieRequestCultureProvider.MakeCookieValue(new(language)), new()
            {
                MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
            });
        }
    }
}
