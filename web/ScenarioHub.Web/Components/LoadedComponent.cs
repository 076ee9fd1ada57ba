using Microsoft.AspNetCore.Components;

namespace ScenarioHub.Web.Components;

/// <summary>
/// A page, or a part of one, that is drawn only once its data are there. Blazor's own base draws before <c>OnInitializedAsync</c> is done,
/// which static rendering throws away and which would force every page to be written for missing data.
/// </summary>
public abstract class LoadedComponent : ComponentBase
{
    private bool _loaded;

    /// <inheritdoc />
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_loaded)
        {
            _loaded = true;
            await LoadAsync();
        }

        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Reads what is shown. An <c>ApiProblem</c> that it throws becomes the matching error page.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;
}
