using System.Diagnostics;
using System.Globalization;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Notifications.Tests.Mail;

namespace ScenarioHub.Bench.Notifications;

/// <summary>
/// E-mail to a real sink with STARTTLS and a password: the rate, and what is lost or comes twice while the service is killed, the sink is
/// down and the broker is killed.
/// </summary>
internal sealed class Mail : IMeasurement
{
    private const int People = 500;

    public string Name => "mail";

    public string What => "e-mail to a sink with STARTTLS and a password (aim: ≥ 200/s, none lost or doubled through kill -9, a sink that is down, a broker restart)";

    public async Task<bool> RunAsync(BenchOptions options)
    {
        var mails = options.Mails;
        using var sink = new Sink(secured: true);
        await using var stack = await Stack.StartAsync(
            ("Smtp__Host", "127.0.0.1"), ("Smtp__Port", $"{sink.Port}"), ("Smtp__From", "场景汇 <hub@example.cn>"), ("Smtp__StartTls", "true"),
            ("Smtp__User", Sink.UserName), ("Smtp__Password", Sink.Password), ("Smtp__Trust", sink.Fingerprint));
        var organization = Guid.CreateVersion7();
        await stack.SqlAsync<object>("INSERT INTO organization (id, version, kind, name, state) VALUES ($1, 1, 'company', '测试企业', 'verified')", organization);
        await stack.SqlAsync<object>(
            "INSERT INTO member SELECT gen_random_uuid(), 1, $1, '张三', 'p' || i || '@example.cn', 'zh-CN', ARRAY['member'], true FROM generate_series(1, $2) i", organization, People);

        var rate = await RateAsync(stack, sink, organization, mails);
        var sound = await FaultsAsync(stack, sink, organization, mails, options.Down);
        return rate >= 200 && sound;
    }

    private static async Task<double> RateAsync(Stack stack, Sink sink, Guid organization, int mails)
    {
        // What is told first waits, so that the rate is that of sending and not of telling.
        await stack.SqlAsync<object>("UPDATE channel SET paused_at = clock_timestamp() WHERE name = 'mail'");
        await TellAsync(stack, organization, mails / People);
        await UntilAsync(() => stack.SqlAsync<long>("SELECT count(*) FROM mail"), mails);
        var (watch, processor) = (Stopwatch.StartNew(), stack.ProcessorTime);
        await stack.SqlAsync<object>("UPDATE channel SET paused_at = NULL WHERE name = 'mail'");
        await UntilAsync(() => stack.SqlAsync<long>("SELECT count(*) FROM mail WHERE state = 'Sent'"), mails);
        var rate = mails / watch.Elapsed.TotalSeconds;
        Say($"e-mail: {mails} in {watch.Elapsed.TotalSeconds:0.0} s, {rate:0} a second (wanted: 200), {(stack.ProcessorTime - processor).TotalMilliseconds / mails:0.0} ms of processor each, over {sink.Log().Select(mail => mail.Peer).Distinct().Count()} connections");
        return rate;
    }

    private static async Task<bool> FaultsAsync(Stack stack, Sink sink, Guid organization, int mails, int down)
    {
        var before = sink.Log().Count;
        var telling = TellAsync(stack, organization, mails / People);
        await UntilAsync(() => Task.FromResult((long)sink.Log().Count), before + (mails / 6));
        stack.Service.Kill();
        Say($"kill -9 of the service after {sink.Log().Count - before} mails");
        await stack.RestartServiceAsync();
        await telling;
        await UntilAsync(() => Task.FromResult((long)sink.Log().Count), before + (mails / 3));
        sink.Kill();
        Say($"the sink is down for {down} s");
        await Task.Delay(TimeSpan.FromSeconds(down));
        sink.Start();
        await UntilAsync(() => Task.FromResult((long)sink.Log().Count), before + (mails / 2));
        await stack.Servers.KillMessagingAsync();
        Say($"kill -9 of the broker, and its restart");
        await stack.Servers.RestartMessagingAsync();
        await UntilAsync(() => stack.SqlAsync<long>("SELECT count(*) FROM mail WHERE state = 'Sent'"), mails * 2);
        var taken = sink.Log();
        var (distinct, rows) = (taken.Select(mail => mail.Id).Distinct().Count(), await stack.SqlAsync<long>("SELECT count(*) FROM mail"));
        Say($"told {rows}, arrived {distinct} different ones: {rows - distinct} lost; {taken.Count - distinct} came twice under the same Message-ID (at most one a connection and kill)");
        return rows == mails * 2 && distinct == rows && taken.Count - distinct <= 8;
    }

    private static async Task TellAsync(Stack stack, Guid organization, int events)
    {
        for (var i = 0; i < events; i++)
        {
            await stack.Bus.Publish(new BidReceived(Guid.CreateVersion7(), 2, Guid.CreateVersion7(), "BG-2026-000001", $"低空物流 {i}", organization, "submitted", DateTimeOffset.UtcNow));
        }
    }

    private static async Task UntilAsync(Func<Task<long>> count, long wanted)
    {
        var watch = Stopwatch.StartNew();
        while (await count() < wanted)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(10))
            {
                throw new TimeoutException($"{await count()} of {wanted} after ten minutes.");
            }

            await Task.Delay(100);
        }
    }

    private static void Say(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
