using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Sealing;

/// <summary>What a bid says is nowhere in the database, on the wire or in the log before the opening; a backup holds no more than these.</summary>
public class NothingInTheClearTests(BiddingApp app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bid_leaves_its_text_in_no_table_no_backup_no_event_no_file_and_no_log(bool custody)
    {
        var (stage, bidder, sender) = (new Stage(app), TestPerson.OfCompany(), TestPerson.OfCompany());
        var marker = $"MARKER{Guid.NewGuid():n}";
        using var listening = app.Listen();
        await stage.ApprovedAsync();
        if (custody)
        {
            await new Custodians(app, stage).AppointAllAsync();
        }

        var opened = await stage.ActAsync("open");
        var key = Guid.NewGuid();
        using var first = await app.SendAsync(bidder, HttpMethod.Post, $"{stage.Path}/bids", Stage.Content(marker), key: key);
        using var again = await app.SendAsync(bidder, HttpMethod.Post, $"{stage.Path}/bids", Stage.Content(marker), key: key);
        var id = await IdAsync(first);
        Assert.Equal(id, await IdAsync(again));
        await app.AskAsync(bidder, HttpMethod.Put, $"/bids/{id}", Stage.Content(marker + "2"), 1);
        await app.AskAsync(bidder, HttpMethod.Post, $"/bids/{id}/submit", version: 2);

        await app.AskAsync(sender, HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(marker + "3"), expected: HttpStatusCode.Created);
        await app.AskAsync(sender, HttpMethod.Post, $"{stage.Path}/submissions", Stage.Content(marker + "4"), expected: HttpStatusCode.Created);

        // A refused one leaves nothing either.
        var faulty = new { technicalRoute = marker, team = new[] { new { name = marker } } };
        await app.AskAsync(bidder, HttpMethod.Put, $"/bids/{id}", faulty, 3, HttpStatusCode.BadRequest);
        await app.AskAsync(bidder, HttpMethod.Post, $"{stage.Path}/bids", Stage.Content(marker), expected: HttpStatusCode.Conflict);

        foreach (var copy in new[] { await DumpAsync(), await BackupAsync() })
        {
            Assert.Contains(opened.GetProperty("number").GetString()!, copy);
            Assert.Contains(id.ToString(), copy);
            Assert.DoesNotContain(marker, copy, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(marker)), copy);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(marker))[..30], copy);
        }

        foreach (var file in Directory.EnumerateFiles(app.FilesPath, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(marker, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)));
        }

        Assert.Equal("ScenarioHub.Contracts.Bidding.BidReceived", await app.SqlAsync(
            "SELECT string_agg(DISTINCT type, ';') FROM outbox WHERE body::text LIKE '%' || $1 || '%'", bidder.OrganizationId.ToString()));
        Assert.Contains(app.Logged, line => line.Contains("bid_version", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logged, line => line.Contains(marker, StringComparison.Ordinal));
        Assert.Contains(marker + "2", (await app.GetAsync(bidder, $"/bids/{id}")).GetRawText());
    }

    [Fact]
    public async Task The_database_releases_no_key_before_the_deadline_and_keeps_submissions_as_they_came()
    {
        var stage = new Stage(app);
        await stage.OpenAsync();
        await stage.SubmittedAsync(TestPerson.OfCompany());
        var locked = await Assert.ThrowsAsync<PostgresException>(
            () => app.SqlAsync("UPDATE challenge_key SET released_at = clock_timestamp() WHERE challenge_id = $1", stage.ChallengeId));
        Assert.Contains("locked", locked.MessageText);
        var kept = await Assert.ThrowsAsync<PostgresException>(() => app.SqlAsync("UPDATE bid_version SET digest = ''"));
        Assert.Contains("as it came in", kept.MessageText);
    }

    private static async Task<Guid> IdAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetGuid();

    /// <summary>A backup as operators make it.</summary>
    private async Task<string> BackupAsync()
    {
        var server = new NpgsqlConnectionStringBuilder(app.ConnectionString);
        var program = Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin", "pg_dump")).Last(File.Exists);
        var info = new ProcessStartInfo(program, ["-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!]) { RedirectStandardOutput = true };
        info.Environment["PGPASSWORD"] = server.Password;
        using var process = Process.Start(info)!;
        var backup = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return backup;
    }

    /// <summary>Every row of every table as text; bytes are in hexadecimal.</summary>
    private async Task<string> DumpAsync()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'", connection))
        await using (var reader = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                tables.Add(reader.GetString(0));
            }
        }

        Assert.True(tables.Count >= 13, $"Only {tables.Count} tables were dumped.");
        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            await using var rows = new NpgsqlCommand($"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM {table} t", connection);
            dump.AppendLine((string?)await rows.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        return dump.ToString();
    }
}
