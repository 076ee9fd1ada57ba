using System.Net;
using System.Text.Json;
using ScenarioHub.Contracts.Identity;
using Xunit;

namespace ScenarioHub.Identity.Tests.Organizations;

public class RegistrationApiTests(IdentityApp app)
{
    private const string Path = "/api/identity/organizations";

    [Fact]
    public async Task Registering_tells_the_others_and_waits_for_verification()
    {
        var (organization, email) = await app.RegisterAsync("park", "试验园区");

        Assert.Equal("pending", organization.Text("state"));
        var id = organization.Text("id");
        Assert.Single(await app.FactsAsync<OrganizationRegistered>(TestContext.Current.CancellationToken), fact => fact.Contains(id));
        Assert.Contains(await app.FactsAsync<OrganizationChanged>(TestContext.Current.CancellationToken), fact => fact.Contains(id) && fact.Contains("\"pending\""));
        Assert.Contains(await app.FactsAsync<MemberChanged>(TestContext.Current.CancellationToken), fact => fact.Contains(email));
        await app.CreateClient().SendAsync("GET", $"{Path}/{id}/card").RefusedAsync(404, "not-found");
    }

    [Fact]
    public async Task A_wrong_check_character_warns_in_the_readers_language_and_is_taken()
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");

        var registration = await client.SendAsync("POST", Path, Samples.Registration(creditCode: "91350211M0000XUF46")).BodyAsync(HttpStatusCode.Created);

        var warning = Assert.Single(registration.GetProperty("warnings").EnumerateArray());
        Assert.Equal("credit-code.check", warning.Text("code"));
        Assert.StartsWith("The last character", warning.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_registration_of_a_credit_code_is_a_duplicate()
    {
        var code = Samples.NewCreditCode();
        await app.CreateClient().SendAsync("POST", Path, Samples.Registration(creditCode: code)).BodyAsync(HttpStatusCode.Created);

        await app.CreateClient().SendAsync("POST", Path, Samples.Registration(creditCode: code.ToLowerInvariant())).RefusedAsync(409, "organization.duplicate");
    }

    [Fact]
    public async Task An_address_is_one_persons_whatever_its_letter_case()
    {
        var email = Samples.NewEmail();
        await app.CreateClient().SendAsync("POST", Path, Samples.Registration(email: email)).BodyAsync(HttpStatusCode.Created);

        await app.CreateClient().SendAsync("POST", Path, Samples.Registration(email: email.ToUpperInvariant())).RefusedAsync(409, "member.email-taken");
    }

    [Fact]
    public async Task A_double_click_registers_once_and_both_get_the_answer()
    {
        var (body, key) = (Samples.Registration(), Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            app.CreateClient().SendAsync("POST", Path, body, key: key).BodyAsync(HttpStatusCode.Created)));

        Assert.Single(answers.Select(a => a.Text("id")).Distinct());
    }

    [Fact]
    public async Task A_key_cannot_be_used_for_another_organisation()
    {
        var (code, key) = (Samples.NewCreditCode(), Guid.NewGuid().ToString());
        await app.CreateClient().SendAsync("POST", Path, Samples.Registration(creditCode: code), key: key).BodyAsync(HttpStatusCode.Created);

        await app.CreateClient().SendAsync("POST", Path, Samples.Registration(creditCode: code), key: key).RefusedAsync(409, "idempotency.reused");
    }

    [Theory]
    [InlineData("creditCode", "\"91440300708461136\"", "credit-code.malformed")]
    [InlineData("creditCode", "\"9144030070846113OT\"", "credit-code.malformed")]
    [InlineData("creditCode", "null", "field.required")]
    [InlineData("kind", "\"club\"", "field.choice")]
    [InlineData("regionCode", "\"hangzhou\"", "organization.region-code")]
    [InlineData("phone", "\"call me\"", "organization.phone")]
    [InlineData("name", "\"A\"", "field.length")]
    [InlineData("consent", "false", "consent.required")]
    [InlineData("member", "null", "field.required")]
    [InlineData("member.email", "\"nobody\"", "field.email")]
    [InlineData("member.password", "\"short\"", "password.length")]
    [InlineData("member.password", "\"Password123\"", "password.common")]
    [InlineData("member.language", "\"fr\"", "field.choice")]
    public async Task What_cannot_be_taken_is_named_and_nothing_is_entered(string field, string value, string code)
    {
        var body = JsonSerializer.SerializeToNode(Samples.Registration())!;
        var parent = field.StartsWith("member.", StringComparison.Ordinal) ? body["member"]! : body;
        parent[field.Split('.')[^1]] = System.Text.Json.Nodes.JsonNode.Parse(value);
        body["name"] = field == "name" ? body["name"]!.GetValue<string>() : "不会被登记";

        await app.CreateClient().SendAsync("POST", Path, body).InvalidAsync(field, code);

        Assert.DoesNotContain(await app.FactsAsync<OrganizationRegistered>(TestContext.Current.CancellationToken), f => f.Contains("不会被登记"));
    }
}
