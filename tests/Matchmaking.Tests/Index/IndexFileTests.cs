using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Index;

public class IndexFileTests(MatchmakingApp app)
{
    [Fact]
    public async Task A_start_from_the_file_answers_as_the_live_index_and_catches_up_with_what_came_after()
    {
        using var folder = new TemporaryFolder();
        var (words, later) = (Some.Words(), Some.Words());
        var company = TestPerson.OfCompany($"快照{Guid.NewGuid():n}公司");
        var gone = await app.ProfileAsync(company, words);
        await app.ProfileAsync(company, words);
        await WriteAsync(folder);
        Assert.Single(Directory.GetFiles(folder.Path));

        // After the file was written one profile goes and one comes.
        await app.PostAsync(company, $"profiles/{gone.Id}/withdraw", null, gone.Version);
        await app.ProfileAsync(company, later);
        await using var restarted = Restarted(folder);
        var (live, fresh) = (app.Services.GetRequiredService<MatchingIndex>(), restarted.Services.GetRequiredService<MatchingIndex>());
        await fresh.FilledAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(live.CatchUpAsync(TestContext.Current.CancellationToken), fresh.CatchUpAsync(TestContext.Current.CancellationToken));
        Assert.Equal((live.Engine.Companies, live.Engine.Scenarios), (fresh.Engine.Companies, fresh.Engine.Scenarios));
        foreach (var word in new[] { words, later })
        {
            var found = Find(fresh, word);
            Assert.Equal(Find(live, word), found);
            Assert.Single(found);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(-40)]
    public async Task A_damaged_file_is_not_believed_and_the_database_is_read(int place)
    {
        using var folder = new TemporaryFolder();
        var words = Some.Words();
        await app.ProfileAsync(TestPerson.OfCompany($"损坏{Guid.NewGuid():n}公司"), words);
        var path = await WriteAsync(folder);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[place < 0 ? bytes.Length + place : place] ^= 0x10;
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidDataException>(() => IndexFile.ReadAsync(path, Guid.Empty, ulong.MaxValue, new(), TestContext.Current.CancellationToken));

        await using var restarted = Restarted(folder);
        var fresh = restarted.Services.GetRequiredService<MatchingIndex>();
        await fresh.FilledAsync(TestContext.Current.CancellationToken);
        Assert.Single(Find(fresh, words));
    }

    [Fact]
    public async Task A_file_of_another_database_or_one_that_is_ahead_of_this_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (path, own) = (Path.Combine(folder.Path, "matching.index"), Guid.NewGuid());
        await IndexFile.WriteAsync(path, own, "700", new MatchingEngine(), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidDataException>(() => IndexFile.ReadAsync(path, Guid.NewGuid(), 700, new(), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidDataException>(() => IndexFile.ReadAsync(path, own, 699, new(), TestContext.Current.CancellationToken));
        Assert.Equal("700", (await IndexFile.ReadAsync(path, own, 700, new(), TestContext.Current.CancellationToken)).Horizon);
    }

    /// <summary>Has a replica write its file.</summary>
    private async Task<string> WriteAsync(TemporaryFolder folder)
    {
        await using var replica = Restarted(folder);
        await replica.Services.GetRequiredService<MatchingIndex>().FilledAsync(TestContext.Current.CancellationToken);
        return await Eventually.Async(
            () => Task.FromResult(Directory.GetFiles(folder.Path).SingleOrDefault(file => file.EndsWith(".index", StringComparison.Ordinal))!), path => path is not null);
    }

    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Restarted(TemporaryFolder folder) =>
        app.WithWebHostBuilder(host => host.UseSetting("Index:Folder", folder.Path));

    private static List<Guid> Find(MatchingIndex index, string words) =>
        [.. index.Engine.FindCompanies(new(Guid.Empty, 0, Guid.Empty, words, words, null, null, [], null, null), 10).Select(s => s.Id)];

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("index-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
