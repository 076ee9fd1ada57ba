using System.Runtime.ExceptionServices;
using MassTransit;
using Microsoft.Extensions.Hosting;

namespace ScenarioHub.Messaging.DeadLetters;

/// <summary>
/// A service that is going does not judge a message: what fails in it meanwhile goes back to the queue, for another replica or the
/// next start, and not among the dead letters, where it would wait for a person.
/// </summary>
internal sealed class StoppingFilter(IHostApplicationLifetime lifetime) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            ExceptionDispatchInfo.Throw(context.Exception);
        }

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("stopping");
}
