using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Persistence;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

public class SetAsideTests
{
    [Fact]
    public void A_thing_set_aside_rests_longer_each_time_and_an_hour_at_most()
    {
        var (clock, thing) = (new HandClock(), Guid.NewGuid());
        var aside = new SetAside(clock);
        Assert.Equal([10, 40, 160, 640, 2560, 3600, 3600], Enumerable.Range(0, 7).Select(_ => (int)aside.Put(thing).TotalSeconds));
        Assert.Equal([thing], aside.Resting);
        Assert.Empty(aside.Due);

        clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(aside.Resting);
        Assert.Equal([thing], aside.Due);
        aside.Forget(thing);
        Assert.Empty(aside.All);
        Assert.Equal(TimeSpan.FromSeconds(10), aside.Put(thing));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.DeadlockDetected, true)]
    [InlineData(PostgresErrorCodes.DiskFull, true)]
    [InlineData(PostgresErrorCodes.InvalidParameterValue, false)]
    [InlineData(PostgresErrorCodes.DivisionByZero, false)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.UntranslatableCharacter, false)]
    [InlineData(PostgresErrorCodes.ProgramLimitExceeded, false)]
    public void What_the_database_refuses_because_of_a_record_does_not_mean_that_it_is_away(string state, bool away)
    {
        var answer = new PostgresException("", "", "", state);
        Assert.Equal(away, answer.IsDatabaseAway());
        Assert.Equal(away, new DbUpdateException("", answer).IsDatabaseAway());
        Assert.Equal(away, new InvalidOperationException("", new DbUpdateException("", answer)).IsDatabaseAway());
    }

    [Fact]
    public void A_broken_connection_means_that_the_database_is_away_and_a_text_that_cannot_be_sent_does_not()
    {
        Assert.True(new NpgsqlException("", new IOException()).IsDatabaseAway());
        Assert.True(new InvalidOperationException("", new NpgsqlException()).IsDatabaseAway());
        Assert.True(new TimeoutException().IsDatabaseAway());
        Assert.False(new DbUpdateException("", new EncoderFallbackException()).IsDatabaseAway());
        Assert.False(new DbUpdateConcurrencyException().IsDatabaseAway());
    }
}
