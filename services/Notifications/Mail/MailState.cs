namespace ScenarioHub.Notifications.Mail;

/// <summary>Where a mail stands (邮件状态).</summary>
public enum MailState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting,

    /// <summary>Taken by the mail server.</summary>
    Sent,

    /// <summary>Not sent, and known not to be: there was no mail server, or the person had left.</summary>
    Skipped,

    /// <summary>Refused by the mail server, or tried too often.</summary>
    Failed,
}
