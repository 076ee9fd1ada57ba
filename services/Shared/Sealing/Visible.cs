using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("ScenarioHub.Bidding.Tests")]
