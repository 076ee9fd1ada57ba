namespace ScenarioHub.Persistence.Migrations;

/// <summary>The database and the program do not fit each other; the message names the migration and what to do.</summary>
public class MigrationException(string message) : Exception(message);
