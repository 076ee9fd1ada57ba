namespace ScenarioHub.Notifications.Catalogue;

/// <summary>What a reader must be to see what a notice speaks of, beside being one of those who were told (阅读条件).</summary>
public enum Need
{
    /// <summary>Nothing more.</summary>
    Nothing,

    /// <summary>Of an organisation that is verified now (单位已核验): the page is for nobody else.</summary>
    Verified,

    /// <summary>A reviewing expert (评审专家).</summary>
    Expert,

    /// <summary>Of the platform's own people one who runs or supervises it (管理员、监督员); others are not concerned.</summary>
    Staff,
}
