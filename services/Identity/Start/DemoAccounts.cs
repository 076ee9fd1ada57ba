using ScenarioHub.Identity.Organizations;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Identity.Start;

/// <summary>
/// Verified organisations and people to try the platform with (演示账号), entered where <c>Identity:DemoPassword</c> is set. Names, addresses
/// (RFC 2606) and credit codes (registration place 990000) are plainly made up.
/// </summary>
internal static class DemoAccounts
{
    private static readonly Demo[] All =
    [
        new(OrganizationKinds.Park, "12990000DEMA000649", "演示高新区", "330100", [
            new("园区经办人", "park@demo.example", Roles.Manager),
            new("园区复核人", "park2@demo.example", Roles.Member)]),
        new(OrganizationKinds.Company, "91990000DEMA00021N", "示例智能科技有限公司", "330100", [new("企业经办人", "company@demo.example", Roles.Manager)]),
        new(OrganizationKinds.Company, "91990000DEMA0003XE", "样例新材料有限公司", "320500", [new("企业经办人", "company2@demo.example", Roles.Manager)]),
        new(OrganizationKinds.Company, "91990000DEMA000569", "演示大学", "420100", [
            new("评审专家", "expert@demo.example", Roles.Expert),
            new("评审专家二", "expert2@demo.example", Roles.Expert),
            new("评审专家三", "expert3@demo.example", Roles.Expert),
            new("评审专家四", "expert4@demo.example", Roles.Expert),
            new("评审专家五", "expert5@demo.example", Roles.Expert)]),
        new(OrganizationKinds.Agency, "52990000DEMA00048F", "演示场景服务机构", "310100", [new("机构经办人", "agency@demo.example", Roles.Manager)]),
        new(OrganizationKinds.Funder, "91990000DEMA00080R", "演示科创银行", "440300", [new("金融经办人", "funder@demo.example", Roles.Manager)]),
    ];

    /// <summary>Enters whoever is missing; those who are there stay as they are, their passwords too.</summary>
    public static async Task EnsureAsync(Newcomers newcomers, string password, CancellationToken ct)
    {
        var platform = await FirstAdministrator.PlatformAsync(newcomers, ct);
        await newcomers.PersonAsync(platform, "演示管理员", "administrator@demo.example", [Roles.Administrator], password, expired: false, ct);
        await newcomers.PersonAsync(platform, "演示监督员", "supervisor@demo.example", [Roles.Supervisor], password, expired: false, ct);
        foreach (var demo in All)
        {
            var organization = await newcomers.OrganizationAsync(demo.Kind, demo.CreditCode, new(demo.Name, demo.RegionCode, null, null, null), ct);
            foreach (var person in demo.People)
            {
                await newcomers.PersonAsync(organization, person.Name, person.Email, [person.Role], password, expired: false, ct);
            }
        }
    }

    private sealed record Demo(string Kind, string CreditCode, string Name, string RegionCode, DemoPerson[] People);

    private sealed record DemoPerson(string Name, string Email, string Role);
}
