using System.Net;
using Npgsql;
using ScenarioHub.ServiceDefaults.Access;
using Xunit;

namespace ScenarioHub.Identity.Tests;

public class SecretsStayInsideTests(IdentityApp app)
{
    [Fact]
    public async Task No_password_token_or_secret_is_anywhere_in_the_database()
    {
        var (_, email) = await app.RegisterAsync();
        var manager = await app.AsAsync(email);
        var session = await app.SignInAsync(email);
        var (refresh, invite, create) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var refreshed = await app.CreateClient().SendAsync("POST", "/api/identity/sessions/refresh", new { refreshToken = session.RefreshToken }, key: refresh).BodyAsync();
        var invitee = new { name = "李小红", email = Samples.NewEmail(), roles = new[] { Roles.Member } };
        var invitation = await manager.SendAsync("POST", "/api/identity/members/invitations", invitee, key: invite).BodyAsync(HttpStatusCode.Created);
        var client = await manager.SendAsync("POST", "/api/identity/clients", new { name = "接口程序" }, key: create).BodyAsync(HttpStatusCode.Created);

        string[] secrets =
        [
            IdentityApp.Password, session.AccessToken, session.RefreshToken, refreshed.Text("refreshToken"), invitation.Text("token"), client.Text("secret"), refresh, invite, create,
        ];
        var rows = await EverythingAsync();
        Assert.Contains(rows, row => row.Contains(email));
        Assert.All(secrets, secret => Assert.DoesNotContain(rows, row => row.Contains(secret)));
    }

    /// <summary>Every row of every table as text.</summary>
    private async Task<List<string>> EverythingAsync()
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var tables = await ReadAsync(connection, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
        Assert.Contains("outbox", tables);
        Assert.Contains("audit", tables);
        var rows = new List<string>();
        foreach (var table in tables)
        {
            rows.AddRange(await ReadAsync(connection, $"SELECT t::text FROM \"{table}\" t"));
        }

        return rows;
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
