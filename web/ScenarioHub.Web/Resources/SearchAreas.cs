namespace ScenarioHub.Web.Resources;

/// <summary>The catalogue's filters and views, kept searches, follows and the calendar.</summary>
public class SearchTexts;
