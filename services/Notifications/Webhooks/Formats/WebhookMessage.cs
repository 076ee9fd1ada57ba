namespace ScenarioHub.Notifications.Webhooks.Formats;

/// <summary>What a webhook is told: little, for the reader fetches the rest with its own rights.</summary>
/// <param name="Id">The message id; the same on every try and replay.</param>
/// <param name="Type">The notice's template, such as <c>challenge.opened</c>, or <c>webhook.test</c>.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="At">When it was told.</param>
/// <param name="Link">The page to read on, absolute.</param>
/// <param name="Title">The notice's title in Chinese, for robots.</param>
public record WebhookMessage(string Id, string Type, string? Topic, DateTimeOffset At, Uri Link, string Title);
