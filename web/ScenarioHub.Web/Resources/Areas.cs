namespace ScenarioHub.Web.Resources;

// One empty class names each pair of text files: IStringLocalizer<ShellTexts> reads ShellTexts.resx (zh-CN) and ShellTexts.en.resx.

/// <summary>Frame, navigation, components, error pages, and words that every area uses.</summary>
public class ShellTexts;

/// <summary>The field's own terms: kinds, states, categories, roles (<c>scenario.state.listed</c>).</summary>
public class WordTexts;

/// <summary>Home and about.</summary>
public class HomeTexts;

/// <summary>Scenarios and lists.</summary>
public class CatalogueTexts;

/// <summary>Challenges and notices.</summary>
public class ChallengeTexts;

/// <summary>Capabilities and the park registry.</summary>
public class DirectoryTexts;

/// <summary>Registration, sign-in, account, organisation.</summary>
public class AccountTexts;

/// <summary>Today and inbox.</summary>
public class DeskTexts;

/// <summary>The park's workspace.</summary>
public class ParkTexts;

/// <summary>The company's workspace.</summary>
public class CompanyTexts;

/// <summary>The administrator's workspace.</summary>
public class AdminTexts;
