using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Pages.Channels.Webhooks;

/// <summary>What pages say of webhooks.</summary>
public static class WebhookWords
{
    /// <summary>The formats in the order in which they are offered.</summary>
    public static readonly string[] Formats = ["standard", "weCom", "dingTalk", "feishu"];

    /// <summary>Where it leads. The address of a robot is its password, so no page but the form shows the whole.</summary>
    public static string Host(Webhook webhook) => Uri.TryCreate(webhook.Url, UriKind.Absolute, out var address) ? address.Authority : webhook.Url;

    /// <summary>What went wrong, in words where there are some; a robot's own code stays a code.</summary>
    public static string Error(this IStringLocalizer<ChannelTexts> texts, string? code) =>
        code is null ? "" : texts[$"error.{code}"] is { ResourceNotFound: false } words ? words.Value
        : code.StartsWith("robot.", StringComparison.Ordinal) ? texts["error.robot", code["robot.".Length..]] : code;
}
