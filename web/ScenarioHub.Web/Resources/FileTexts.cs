namespace ScenarioHub.Web.Resources;

/// <summary>Imports, exports and attachments.</summary>
public class FileTexts;
