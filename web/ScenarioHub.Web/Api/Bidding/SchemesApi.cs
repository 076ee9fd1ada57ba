using System.Globalization;
using System.Net.Http.Headers;

namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The Bidding service: what challenges and bids are ruled by, and what goes along with a bid.</summary>
public class SchemesApi(HttpClient http)
{
    public Task<IReadOnlyList<SchemeBook>> SchemesAsync() => http.ReadAsync<IReadOnlyList<SchemeBook>>("schemes");

    public Task<SchemeBook> SchemeAsync(Guid id) => http.ReadAsync<SchemeBook>($"schemes/{id}");

    public Task<IReadOnlyList<FigureChange>> DiffAsync(Guid id, int from, int to) =>
        http.ReadAsync<IReadOnlyList<FigureChange>>($"schemes/{id}/diff", ("from", from), ("to", to));

    public Task<SchemeBook> CreateAsync(Scheme figures, string? note) => http.SendAsync<SchemeBook>(HttpMethod.Post, "schemes", new { figures, note });

    public Task<SchemeBook> WriteAsync(Guid id, Scheme figures, string? note) =>
        http.SendAsync<SchemeBook>(HttpMethod.Put, $"schemes/{id}", new { figures, note });

    /// <summary>publish, retire or default.</summary>
    public Task<SchemeBook> ActAsync(Guid id, string act) => http.SendAsync<SchemeBook>(HttpMethod.Post, $"schemes/{id}/{act}");

    public Task<IReadOnlyList<CalendarDay>> CalendarAsync(int year) => http.ReadAsync<IReadOnlyList<CalendarDay>>("calendar", ("year", year));

    public Task<CalendarDay> EnterDayAsync(string date, string? kind, string? name) =>
        http.SendAsync<CalendarDay>(HttpMethod.Put, $"calendar/{Uri.EscapeDataString(date)}", new { kind, name });

    public Task ForgetDayAsync(DateOnly date) => http.SendAsync(HttpMethod.Delete, $"calendar/{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    public Task<PageOf<RelatedOrganizations>> AffiliationsAsync(string? q, string? after) =>
        http.ReadAsync<PageOf<RelatedOrganizations>>("affiliations", ("q", q), ("after", after));

    public Task<RelatedOrganizations> RelateAsync(string? a, string? b, string? kind, string? source) =>
        http.SendAsync<RelatedOrganizations>(HttpMethod.Post, "affiliations", new { a, b, kind, source });

    public Task<RelatedOrganizations> EndAsync(Guid id) => http.SendAsync<RelatedOrganizations>(HttpMethod.Post, $"affiliations/{id}/end");

    public Task<PageOf<LateRequest>> LateRequestsAsync(string? state, string? after) =>
        http.ReadAsync<PageOf<LateRequest>>("late-requests", ("state", state), ("after", after));

    /// <summary>admit or refuse.</summary>
    public Task<LateRequest> DecideAsync(Guid id, string act, string? reason) =>
        http.SendAsync<LateRequest>(HttpMethod.Post, $"late-requests/{id}/{act}", new { reason });

    public Task<IReadOnlyList<EligibilityRule>> EligibilityAsync(Guid challengeId) =>
        http.ReadAsync<IReadOnlyList<EligibilityRule>>($"challenges/{challengeId}/eligibility");

    public Task<IReadOnlyList<EligibilityRule>> EligibilityOfBidAsync(Guid bidId) =>
        http.ReadAsync<IReadOnlyList<EligibilityRule>>($"bids/{bidId}/eligibility");

    public Task<Bid> ReconfirmAsync(Guid bidId) => http.SendAsync<Bid>(HttpMethod.Post, $"bids/{bidId}/reconfirm");

    public Task<Bid> AskLateAsync(Guid bidId, string? reason) => http.SendAsync<Bid>(HttpMethod.Post, $"bids/{bidId}/late", new { reason });

    public Task<Bid> InviteAsync(Guid bidId, string? organization) => http.SendAsync<Bid>(HttpMethod.Post, $"bids/{bidId}/members", new { organization });

    public Task<Bid> RemoveMemberAsync(Guid bidId, Guid organization) => http.SendAsync<Bid>(HttpMethod.Delete, $"bids/{bidId}/members/{organization}");

    public Task<PageOf<Membership>> ConsortiaAsync(string? after) => http.ReadAsync<PageOf<Membership>>("consortia", ("after", after));

    public Task<Membership> ConsortiumAsync(Guid bidId) => http.ReadAsync<Membership>($"consortia/{bidId}");

    public Task<Membership> SignAsync(Guid bidId, string? signerName, string? digest) =>
        http.SendAsync<Membership>(HttpMethod.Post, $"consortia/{bidId}/sign", new { signerName, digest });

    public Task<Membership> DeclineAsync(Guid bidId, string? reason) => http.SendAsync<Membership>(HttpMethod.Post, $"consortia/{bidId}/decline", new { reason });

    /// <summary>Sends a file as it is, from memory to memory.</summary>
    public async Task AttachAsync(Guid bidId, string evidence, IFormFile file)
    {
        await using var stream = file.OpenReadStream();
        using var content = new StreamContent(stream);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        var address = $"bids/{bidId}/attachments?name={Uri.EscapeDataString(file.FileName)}&class={Uri.EscapeDataString(evidence)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        using var response = await http.SendAsync(request);
        await ApiCalls.RequireSuccessAsync(response);
    }

    public Task DetachAsync(Guid bidId, Guid attachmentId) => http.SendAsync(HttpMethod.Delete, $"bids/{bidId}/attachments/{attachmentId}");

    /// <summary>A file's answer, for passing it on.</summary>
    public Task<HttpResponseMessage> FileAsync(Guid bidId, Guid attachmentId, CancellationToken ct) =>
        http.GetAsync($"bids/{bidId}/attachments/{attachmentId}", HttpCompletionOption.ResponseHeadersRead, ct);
}
