using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests;

/// <summary>One challenge that cannot be closed, in a service of its own.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private readonly BiddingApp _app = new();

    [Fact]
    public async Task A_challenge_whose_log_cannot_be_written_keeps_no_other_from_being_logged_and_closed()
    {
        var (spoilt, sound) = (new Stage(_app), new Stage(_app));
        await spoilt.OpenAsync();
        await sound.OpenAsync();

        // No leaf of a Merkle tree is so short: the database refuses it whenever it is asked.
        await _app.SqlAsync("INSERT INTO log_queue (challenge_id, leaf) VALUES ($1, '\\x00')", spoilt.ChallengeId);
        await sound.SubmittedAsync(TestPerson.OfCompany());
        await Eventually.Async(() => _app.SqlAsync("SELECT count(*) FROM log_leaf WHERE challenge_id = $1", sound.ChallengeId), count => count is 1L);

        await _app.SqlAsync("UPDATE challenge SET deadline = clock_timestamp() - interval '1 hour' WHERE id = $1", spoilt.ChallengeId);
        await _app.SqlAsync("UPDATE challenge SET deadline = clock_timestamp() - interval '1 minute' WHERE id = $1", sound.ChallengeId);
        await Eventually.Async(() => StateAsync(sound), state => state is not "open");
        Assert.Equal("open", await StateAsync(spoilt));

        // Mended, it is closed without anybody's doing.
        await _app.SqlAsync("DELETE FROM log_queue WHERE challenge_id = $1", spoilt.ChallengeId);
        await Eventually.Async(() => StateAsync(spoilt), state => state is not "open", seconds: 30);
    }

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<string?> StateAsync(Stage stage) => (await stage.ReadAsync(stage.Park)).GetProperty("state").GetString();
}
