namespace ScenarioHub.Web.Pages.Public.Catalogue;

/// <summary>What a kept search is called.</summary>
public class SearchForm
{
    public string? Name { get; set; }
}
