using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Identity.Invitations;

/// <summary>Whom to invite, and as what.</summary>
public record InviteMember(
    [Required, StringLength(50, MinimumLength = 1)] string Name,
    [Required, EmailAddress, StringLength(254)] string Email,
    [Required, Length(1, 5)] IReadOnlyList<string> Roles);

/// <summary>The invited person's own part.</summary>
public record AcceptInvitation(
    [Required, StringLength(100)] string Token,
    [Required] string Password,
    [AllowedValues("zh-CN", "en", null)] string? Language,
    bool Consent);

/// <summary>An open invitation. The token is shown when it is made, to be passed on, and never again.</summary>
public record InvitationView(Guid Id, string Name, string Email, IReadOnlyList<string> Roles, DateTimeOffset ExpiresAt, string? Token)
{
    internal static InvitationView Of(Invitation i, string? token = null) => new(i.Id, i.Name, i.Email, i.Roles, i.ExpiresAt, token);
}
