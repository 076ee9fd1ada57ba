namespace ScenarioHub.Notifications.Sms;

/// <summary>Where a short message stands (短信状态).</summary>
public enum SmsState
{
    /// <summary>To be sent when it is due.</summary>
    Waiting,

    /// <summary>Taken by the gateway.</summary>
    Sent,

    /// <summary>On the phone, as the gateway's receipt says.</summary>
    Received,

    /// <summary>Not sent: the person has left or removed the number.</summary>
    Skipped,

    /// <summary>Refused, tried too often, or not delivered as the receipt says.</summary>
    Failed,
}
