namespace ScenarioHub.ServiceDefaults.Access;

/// <summary>What a person may be inside an organisation, as the token's <c>role</c> claims say.</summary>
public static class Roles
{
    /// <summary>Manages the organisation and its members, and acts for it (单位管理员).</summary>
    public const string Manager = "manager";

    /// <summary>Acts for the organisation (经办人).</summary>
    public const string Member = "member";

    /// <summary>Runs the platform (管理员); only in the platform organisation.</summary>
    public const string Administrator = "administrator";

    /// <summary>Reads the audit trail and decides objections (监督员); runs nothing.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Reviews bids (专家).</summary>
    public const string Expert = "expert";
}

/// <summary>The kinds of organisations, as the token's <c>org_kind</c> claim says.</summary>
public static class OrganizationKinds
{
    /// <summary>A high-tech zone or cluster's management body (园区).</summary>
    public const string Park = "park";

    /// <summary>A company, university or institute (企业、揭榜单位).</summary>
    public const string Company = "company";

    /// <summary>A scenario agency (场景机构).</summary>
    public const string Agency = "agency";

    /// <summary>A bank or fund (金融机构).</summary>
    public const string Funder = "funder";

    /// <summary>The platform's operator (平台运营方).</summary>
    public const string Platform = "platform";
}
