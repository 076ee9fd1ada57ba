using FsCheck;
using FsCheck.Fluent;
using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Index;
using Xunit;

namespace ScenarioHub.Engine.Tests.Index;

public class InvertedIndexTests
{
    [Fact]
    public void Pruned_top_k_equals_brute_force_after_any_history() =>
        Check(maxTest: 40, seed =>
        {
            var (index, model, random) = Grow(seed, changes: 1 + (seed % 9000));
            for (var query = 0; query < 5; query++)
            {
                var terms = NumberedDocument.RandomQuery(random);
                var k = random.Next(1, 80);
                Func<NumberedDocument, bool>? allowed = query % 2 == 0 ? null : document => document.Id.GetHashCode() % 3 != 0;
                var expected = BruteForce(model.Values, terms, k, allowed);
                Assert.Equal(expected, Search.Run(index.Snapshot, terms, k, allowed).Select(hit => (hit.Document.Id, hit.Score)));
            }
        });

    [Fact]
    public void Term_counts_are_those_of_the_living_documents() =>
        Check(maxTest: 30, seed =>
        {
            var (index, model, _) = Grow(seed, changes: 1 + (seed % 3000));
            Assert.Equal(model.Count, index.Statistics.Documents);
            var counts = model.Values.SelectMany(document => document.Features.Terms).CountBy(term => term).ToDictionary();
            Assert.All(Enumerable.Range(0, 300), term => Assert.Equal(counts.GetValueOrDefault(term), index.Statistics.Of(term)));
        });

    [Fact]
    public void Replicas_fed_in_another_order_with_duplicates_and_late_versions_answer_alike() =>
        Check(maxTest: 30, seed =>
        {
            var random = new Random(seed);
            var history = Enumerable.Range(0, 1500)
                .Select(i => NumberedDocument.Random(random.Next(700), i, random)).ToList();
            var one = new InvertedIndex<NumberedDocument>(document => document.Features);
            var other = new InvertedIndex<NumberedDocument>(document => document.Features);
            history.ForEach(one.Put);
            foreach (var document in history.Concat(history.Take(300)).OrderBy(_ => random.Next()).ToList())
            {
                other.Put(document);
            }

            var terms = NumberedDocument.RandomQuery(random);
            Assert.Equal(
                Search.Run(one.Snapshot, terms, 50, null).Select(hit => (hit.Document.Id, hit.Document.Version, hit.Score)),
                Search.Run(other.Snapshot, terms, 50, null).Select(hit => (hit.Document.Id, hit.Document.Version, hit.Score)));
        });

    [Fact]
    public async Task Segments_merged_beside_the_writer_answer_like_brute_force()
    {
        var (index, model, random) = Grow(seed: 11, changes: 30_000, concepts: 40, smallRun: 500);
        await index.SettledAsync();
        Assert.True(index.Snapshot.Parts.Max(part => part.Segment.Documents.Length) > 1_000, "no large merge took place");
        for (var query = 0; query < 20; query++)
        {
            var terms = NumberedDocument.RandomQuery(random);
            Assert.Equal(
                BruteForce(model.Values, terms, 50, null),
                Search.Run(index.Snapshot, terms, 50, null).Select(hit => (hit.Document.Id, hit.Score)));
        }
    }

    [Fact]
    public void Blocks_of_other_trades_are_passed_over_and_nothing_is_lost() =>
        Check(maxTest: 4, seed =>
        {
            var random = new Random(seed);
            var model = Enumerable.Range(0, 24_000).Select(number => NumberedDocument.OfTrade(number, random)).ToList();
            var index = new InvertedIndex<NumberedDocument>(document => document.Features, concepts: seed % 2 == 0 ? 0 : 200);
            index.PutAll(model.Take(18_000));
            index.PutAll(model.Skip(18_000));
            foreach (var gone in model.Where(document => document.Version % 10 == 0))
            {
                index.Remove(gone.Id, gone.Version);
            }

            var begun = new InvertedIndex<NumberedDocument>(document => document.Features);
            begun.Begin(index.Merged());
            for (var query = 0; query < 10; query++)
            {
                QueryTerm[] terms = [.. Enumerable.Range(0, random.Next(2, 30)).Select(_ => NumberedDocument.TermOfTrade(query, random)).Distinct().Order().Select(term => new QueryTerm(term, random.Next(1, 1 << 17)))];
                var expected = BruteForce(model.Where(document => document.Version % 10 != 0), terms, 50, null).ToList();
                Assert.Equal(expected, Search.Run(index.Snapshot, terms, 50, null).Select(hit => (hit.Document.Id, hit.Score)));
                Assert.Equal(expected, Search.Run(begun.Snapshot, terms, 50, null).Select(hit => (hit.Document.Id, hit.Score)));
            }
        });

    [Fact]
    public async Task Queries_see_whole_states_while_another_thread_writes()
    {
        // Every document is always present in exactly one version, so every answer has all of them once.
        const int documents = 400;
        var index = new InvertedIndex<NumberedDocument>(document => document.Features);
        void PutAll(long version)
        {
            for (var number = 0; number < documents; number++)
            {
                index.Put(new(NumberedDocument.IdOf(number), version, new([7], [(byte)(1 + (version % 255))])));
            }
        }

        PutAll(0);
        var writing = Task.Run(() =>
        {
            for (var version = 1; version <= 200; version++)
            {
                PutAll(version);
            }
        });
        var asked = 0;
        do
        {
            var hits = Search.Run(index.Snapshot, [new(7, 100)], documents * 2, null);
            Assert.Equal(documents, hits.Select(hit => hit.Document.Id).Distinct().Count());
            Assert.Equal(documents, hits.Count);
            asked++;
        }
        while (!writing.IsCompleted);

        await writing;
        Assert.True(asked > 20, $"only {asked} questions were asked while documents changed");
    }

    private static (InvertedIndex<NumberedDocument> Index, Dictionary<Guid, NumberedDocument> Model, Random Random) Grow(
        int seed, int changes, int concepts = 0, int smallRun = 10_000)
    {
        var random = new Random(seed);
        var index = new InvertedIndex<NumberedDocument>(document => document.Features, concepts, smallRun);
        var model = new Dictionary<Guid, NumberedDocument>();
        for (var change = 0; change < changes; change++)
        {
            var document = NumberedDocument.Random(random.Next(1 + changes), change, random);
            if (random.Next(10) == 0)
            {
                index.Remove(document.Id, change);
                model.Remove(document.Id);
            }
            else
            {
                index.Put(document);
                model[document.Id] = document;
            }
        }

        return (index, model, random);
    }

    private static IEnumerable<(Guid Id, int Score)> BruteForce(
        IEnumerable<NumberedDocument> documents, QueryTerm[] terms, int k, Func<NumberedDocument, bool>? allowed) => documents
        .Where(document => allowed is null || allowed(document))
        .Select(document => (document.Id, Score: Search.Score(terms, document.Features)))
        .Where(hit => hit.Score > 0)
        .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id)
        .Take(k);

    private static void Check(int maxTest, Action<int> property) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(maxTest).WithQuietOnSuccess(true),
        Prop.ForAll(ArbMap.Default.ArbFor<int>().MapFilter(n => Math.Abs(n * 7919) % 100_003, _ => true), property));
}
