using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>
/// Writes new things by COPY, with the columns and conversions that Entity Framework knows them by, inside the transaction that its context is
/// in. Nothing is tracked.
/// </summary>
internal sealed class BulkCopy<T>
    where T : class
{
    private readonly DbContext _db;
    private readonly string _sql;
    private readonly List<(string Type, Func<object, object?> Value)> _columns = [];

    public BulkCopy(DbContext db)
    {
        _db = db;
        var entity = db.Model.FindEntityType(typeof(T))!;
        var names = new List<string>();
        Add(entity.GetProperties(), thing => thing, names);
        foreach (var part in entity.GetComplexProperties())
        {
            Add(part.ComplexType.GetProperties(), thing => part.PropertyInfo!.GetValue(thing)!, names);
        }

        _sql = $"COPY {entity.GetTableName()} ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)";
    }

    public async Task WriteAsync(IEnumerable<T> things, CancellationToken ct)
    {
        await using var copy = await ((NpgsqlConnection)_db.Database.GetDbConnection()).BeginBinaryImportAsync(_sql, ct);
        foreach (var thing in things)
        {
            await copy.StartRowAsync(ct);
            foreach (var (type, valueOf) in _columns)
            {
                if (valueOf(thing) is { } value)
                {
                    await copy.WriteAsync(value, type, ct);
                }
                else
                {
                    await copy.WriteNullAsync(ct);
                }
            }
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>What the database gives itself is left out.</summary>
    private void Add(IEnumerable<IProperty> properties, Func<object, object> owner, List<string> names)
    {
        foreach (var property in properties.Where(p => p.ValueGenerated == ValueGenerated.Never && p.PropertyInfo is not null))
        {
            var column = property.GetTableColumnMappings().First().Column;
            var convert = property.GetTypeMapping().Converter;
            names.Add(column.Name);
            _columns.Add((column.StoreType, thing => property.PropertyInfo!.GetValue(owner(thing)) is { } value ? convert is null ? value : convert.ConvertToProvider(value) : null));
        }
    }
}
