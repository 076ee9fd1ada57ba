namespace Aspire.Hosting;

/// <summary>
/// The application cannot run as things stand. The message is meant for the person at the keyboard: it says what is
/// wrong and what to do, and is shown without a stack trace.
/// </summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Creates the exception with a message.</summary>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
