using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>A figure that the solution should reach (指标).</summary>
public record Indicator(
    [Required, StringLength(200)] string Name, [Required, StringLength(200)] string Target, [StringLength(50)] string? Unit, [StringLength(500)] string? Method);

/// <summary>
/// What the owner writes about a scenario: the input of the API, a row of an import, and what is stored.
/// </summary>
public record ScenarioContent
{
    /// <summary>名称.</summary>
    [Required, StringLength(200, MinimumLength = 2)]
    public string Name { get; init; } = "";

    /// <summary>类型.</summary>
    [Required]
    public ScenarioKind? Kind { get; init; }

    /// <summary>类别.</summary>
    public ScenarioCategory? Category { get; init; }

    /// <summary>需求方: who needs it.</summary>
    [StringLength(200)]
    public string? DemandParty { get; init; }

    /// <summary>领域: the field in the publisher's words.</summary>
    [StringLength(100)]
    public string? Field { get; init; }

    /// <summary>需求与痛点.</summary>
    [Required, StringLength(5000, MinimumLength = 2)]
    public string Need { get; init; } = "";

    /// <summary>目标.</summary>
    [StringLength(5000)]
    public string? Goals { get; init; }

    /// <summary>指标.</summary>
    [MaxLength(20)]
    public Indicator[] Indicators { get; init; } = [];

    /// <summary>技术: names or synonyms of the taxonomy.</summary>
    [MaxLength(20)]
    public string[] Technologies { get; init; } = [];

    /// <summary>场景方向: names of published directions.</summary>
    [MaxLength(10), EachAtMost(50, ErrorMessage = "direction.length")]
    public string[] Directions { get; init; } = [];

    /// <summary>行政区划代码, GB/T 2260.</summary>
    [RegularExpression("[0-9]{6}")]
    public string? RegionCode { get; init; }

    /// <summary>省.</summary>
    [StringLength(50)]
    public string? Province { get; init; }

    /// <summary>市.</summary>
    [StringLength(50)]
    public string? City { get; init; }

    /// <summary>合作方式.</summary>
    public CooperationMode? Cooperation { get; init; }

    /// <summary>投资额, yuan.</summary>
    [Range(0.0, 1e12)]
    public decimal? InvestmentYuan { get; init; }

    /// <summary>建设周期.</summary>
    [StringLength(200)]
    public string? Period { get; init; }

    /// <summary>应答截止: until when answers are taken.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>责任部门: a department, not a person.</summary>
    [StringLength(200)]
    public string? Department { get; init; }

    /// <summary>政策依据.</summary>
    [MaxLength(20), EachAtMost(300, ErrorMessage = "field.entry-length")]
    public string[] PolicyReferences { get; init; } = [];

    /// <summary>首发首创.</summary>
    public bool FirstOfKind { get; init; }

    /// <summary>沙盒监管.</summary>
    public bool Sandbox { get; init; }

    /// <summary>来源网址: where it was published before.</summary>
    [Url, StringLength(500)]
    public string? SourceUrl { get; init; }

    /// <summary>来源: by whom it was published before.</summary>
    [StringLength(500)]
    public string? SourceName { get; init; }

    /// <summary>登录可见: fields that only people who are signed in may read; see <see cref="Visibility.Hideable"/>.</summary>
    [MaxLength(20)]
    public string[] RegisteredFields { get; init; } = [];
}
