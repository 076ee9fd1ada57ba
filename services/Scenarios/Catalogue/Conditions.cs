using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>The conditions of one SQL statement, each by a name, with their values as numbered parameters.</summary>
public class Conditions
{
    private readonly List<(string Name, string Sql)> _conditions = [];
    private readonly List<NpgsqlParameter> _parameters = [];

    /// <summary>Adds a condition; the name lets a facet leave out its own.</summary>
    public void Add(string name, string sql) => _conditions.Add((name, sql));

    /// <summary>The place of a value in the statement.</summary>
    public string Value<T>(T value)
    {
        _parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return $"${_parameters.Count}";
    }

    /// <summary>All conditions, or all but one.</summary>
    public string Sql(string? except = null) => string.Join(" AND ", _conditions.Where(c => c.Name != except).Select(c => c.Sql).Prepend("true"));

    /// <summary>The statement with the values, inside the transaction that <paramref name="db"/> is in.</summary>
    public async Task<NpgsqlCommand> CommandAsync(ScenariosDb db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddRange(_parameters.Select(p => p.Clone()).ToArray());
        return command;
    }
}
