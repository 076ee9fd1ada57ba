using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Data;

/// <summary>A database that runs out of disk stops in the middle of things; better not to start it.</summary>
internal static class FreeSpace
{
    // PostgreSQL allocates its log in files of 16 MB, RabbitMQ stops publishers below 100 MB.
    private const long Least = 300L << 20;

    public static void Require(string directory, long least = Least)
    {
        var free = new DriveInfo(directory).AvailableFreeSpace;
        if (free < least)
        {
            throw new DistributedApplicationException(
                $"The disk that holds {directory} is full: {free >> 20} MB are free, at least {least >> 20} MB are needed. Free some space, or say --data=DIRECTORY on another disk.");
        }
    }
}
