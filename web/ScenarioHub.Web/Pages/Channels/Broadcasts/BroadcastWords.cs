using Microsoft.Extensions.Localization;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Pages.Channels.Broadcasts;

/// <summary>What pages say of announcements.</summary>
public static class BroadcastWords
{
    /// <summary>The kinds of organisations that can be told.</summary>
    public static readonly string[] Kinds = [OrganizationKinds.Park, OrganizationKinds.Company, OrganizationKinds.Agency, OrganizationKinds.Funder];

    /// <summary>Whom it is for, in words.</summary>
    public static string Audience(Broadcast broadcast, IStringLocalizer<WordTexts> words) => string.Join(" · ",
        [.. broadcast.Kinds.Select(kind => words[$"organization.kind.{kind}"].Value), .. broadcast.Administrators ? [words["role.administrator"].Value] : Array.Empty<string>()]);
}

/// <summary>What an administrator enters for an announcement.</summary>
public sealed class BroadcastForm
{
    public string? Title { get; set; }
    public string? Body { get; set; }
    public string? TitleEn { get; set; }
    public string? BodyEn { get; set; }
    public string? Link { get; set; }
    public bool Urgent { get; set; }
    public bool Administrators { get; set; }
    public string[] Kinds { get => field ??= []; set; }

    /// <summary>As the service takes it.</summary>
    public WriteBroadcast Words => new(Title, Body, TitleEn, BodyEn, Link, Urgent, Kinds, Administrators);
}
