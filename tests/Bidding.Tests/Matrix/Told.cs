extern alias notifications;

using System.Globalization;
using System.Text;
using System.Text.Json;
using notifications::ScenarioHub.Notifications.Catalogue;
using Npgsql;
using ScenarioHub.Messaging.Outbox;
using Xunit;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>What the facts of a challenge say on the bus, and in the words that each role gets by mail, webhook and in the inbox.</summary>
public sealed class Told(BiddingApp app, MatrixWorld world)
{
    private readonly Dictionary<string, StringBuilder> _texts = SightTable.Roles.ToDictionary(role => role, _ => new StringBuilder());
    private readonly StringBuilder _payloads = new();

    /// <summary>The facts as they are on the bus.</summary>
    public string Payloads => _payloads.ToString();

    /// <summary>What a role is told, in both languages, with the links and the values.</summary>
    public string TextsOf(string role) => _texts[role].ToString();

    /// <summary>Reads every fact about the challenge and its contract so far.</summary>
    public async Task<Told> ReadAsync()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT type, body::text FROM outbox WHERE body::text LIKE ANY ($1) ORDER BY seq", connection)
        {
            // A fact about a contract need not name its challenge.
            Parameters = { new() { Value = new[] { $"%{world.Stage.ChallengeId}%", $"%{world.Contract ?? world.Stage.ChallengeId}%" } } },
        };
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            _payloads.Append(reader.GetString(1));
            var contract = ContractTypes.Named(reader.GetString(0));
            var fact = JsonSerializer.Deserialize(reader.GetString(1), contract, JsonSerializerOptions.Web)!;
            foreach (var rule in NoticeCatalogue.Rules.Where(r => r.Contract == contract))
            {
                Tell((dynamic)rule, (dynamic)fact);
            }
        }

        return this;
    }

    private void Tell<T>(NoticeRule<T> rule, T fact)
    {
        if (!rule.When(fact))
        {
            return;
        }

        var (to, arguments) = (rule.To(fact), JsonSerializer.SerializeToElement(rule.Arguments(fact), JsonSerializerOptions.Web));
        foreach (var (role, text) in _texts.Where(t => IsAmong(t.Key, to)))
        {
            foreach (var language in new[] { "zh-CN", "en" })
            {
                var words = NoticeTexts.Render(rule.Template, arguments, CultureInfo.GetCultureInfo(language));
                text.Append(words.Title).Append(words.Body);
            }

            text.Append(rule.Link(fact)).Append(arguments.GetRawText());
        }
    }

    private bool IsAmong(string role, Audience to) => world.People[role] is { } person
        && ((to.ToAdministrators && role is "administrator") || to.Of.Contains(person.OrganizationId) || to.Persons.Contains(person.PersonId)
            || (person.Verified && to.OfVerified.Contains(person.OrganizationKind)));
}
