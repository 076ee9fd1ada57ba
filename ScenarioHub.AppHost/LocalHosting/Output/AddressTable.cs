using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace ScenarioHub.LocalHosting.Output;

/// <summary>What runs where, told once when everything is up. Passwords stay out of it.</summary>
internal static class AddressTable
{
    public static void Print(LogStream log, IEnumerable<Resource> resources, TimeSpan took)
    {
        foreach (var resource in resources)
        {
            foreach (var address in Addresses(resource))
            {
                log.Say($"  {resource.Name,-16} {address}");
            }
        }

        log.Say($"everything is up after {took.TotalSeconds:0.0} s");
    }

    private static IEnumerable<string> Addresses(Resource resource) => resource switch
    {
        RabbitMQServerResource { ConnectionString: { } amqp } => [$"amqp://{new Uri(amqp).Authority}"],
        PostgresServerResource { ConnectionString: { } server } => [Endpoint(new(server))],
        _ => resource.Plan.Addresses,
    };

    private static string Endpoint(NpgsqlConnectionStringBuilder server) => $"postgresql://{server.Host}:{server.Port}";
}
