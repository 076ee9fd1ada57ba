using System.Security.Claims;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Testing;

/// <summary>Somebody of some organisation, as a token describes them.</summary>
public record TestPerson(Guid PersonId, string Name, Guid OrganizationId, string OrganizationName, string OrganizationKind, bool Verified, params string[] Roles)
{
    /// <summary>A member of a new verified park.</summary>
    public static TestPerson OfPark(string name = "测试高新区") => Of(name, OrganizationKinds.Park);

    /// <summary>A member of a new verified company.</summary>
    public static TestPerson OfCompany(string name = "测试科技有限公司") => Of(name, OrganizationKinds.Company);

    /// <summary>A platform administrator.</summary>
    public static TestPerson Administrator() => Of("平台", OrganizationKinds.Platform, ServiceDefaults.Access.Roles.Administrator);

    /// <summary>A supervisor.</summary>
    public static TestPerson Supervisor() => Of("监督机构", OrganizationKinds.Platform, ServiceDefaults.Access.Roles.Supervisor);

    /// <summary>Another person of the same organisation.</summary>
    public TestPerson Colleague() => this with { PersonId = Guid.CreateVersion7(), Name = Name + "的同事" };

    /// <summary>Somebody of a new organisation of a kind.</summary>
    public static TestPerson Of(string organization, string kind, params string[] roles) =>
        new(Guid.CreateVersion7(), "张三", Guid.CreateVersion7(), organization, kind, true, roles is [] ? [ServiceDefaults.Access.Roles.Member] : roles);

    internal IEnumerable<Claim> Claims() =>
    [
        new("sub", PersonId.ToString()),
        new("name", Name),
        new(HubClaims.Organization, OrganizationId.ToString()),
        new(HubClaims.OrganizationName, OrganizationName),
        new(HubClaims.OrganizationKind, OrganizationKind),
        new(HubClaims.Verified, Verified ? "true" : "false"),
        .. Roles.Select(role => new Claim(HubClaims.Role, role)),
    ];
}
