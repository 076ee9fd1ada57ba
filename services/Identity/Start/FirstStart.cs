namespace ScenarioHub.Identity.Start;

/// <summary>
/// Brings in those who must be there before anyone can come in: the first administrator, and the demo accounts where they are asked for.
/// Several replicas that start together do it once.
/// </summary>
public sealed class FirstStart(IServiceScopeFactory scopes, IConfiguration configuration) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var newcomers = scope.ServiceProvider.GetRequiredService<Newcomers>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync("first start", cancellationToken);
        var password = await FirstAdministrator.EnsureAsync(db, newcomers, Administrator, cancellationToken);
        if (configuration["Identity:DemoPassword"] is { Length: > 0 } demoPassword)
        {
            await DemoAccounts.EnsureAsync(newcomers, demoPassword, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (password is not null)
        {
            // On the console and nowhere else: a logger would send it on to wherever logs are kept.
            Console.WriteLine($"First administrator: {Administrator}  password: {password}  (shown once; must be changed at the first sign-in)");
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Administrator => configuration["Identity:FirstAdministrator"] is { Length: > 0 } address ? address : "admin@localhost";
}
