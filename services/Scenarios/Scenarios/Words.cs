namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>What a scenario is (类型).</summary>
public enum ScenarioKind
{
    /// <summary>机会: room for something new.</summary>
    Opportunity,

    /// <summary>需求: a problem to be solved.</summary>
    Need,

    /// <summary>能力: something that the park offers.</summary>
    Offer,
}

/// <summary>Which kind of undertaking a scenario belongs to (类别).</summary>
public enum ScenarioCategory
{
    /// <summary>重大项目载体.</summary>
    ProjectCarrier,

    /// <summary>产业数字化转型.</summary>
    IndustryDigitalization,

    /// <summary>城市建设与城市更新.</summary>
    CityConstruction,

    /// <summary>城市管理和民生服务.</summary>
    CityServices,
}

/// <summary>How supplier and demander would work together (合作方式).</summary>
public enum CooperationMode
{
    /// <summary>采购.</summary>
    Purchase,

    /// <summary>租赁.</summary>
    Lease,

    /// <summary>商业运营.</summary>
    CommercialOperation,

    /// <summary>合作经营.</summary>
    JointOperation,

    /// <summary>首购订购.</summary>
    FirstPurchase,

    /// <summary>其他, also several at once.</summary>
    Other,
}

/// <summary>Where a scenario stands in its life (状态). The allowed steps are in <see cref="Scenario"/>.</summary>
public enum ScenarioState
{
    /// <summary>草稿.</summary>
    Draft,

    /// <summary>待审核.</summary>
    Submitted,

    /// <summary>已退回.</summary>
    Returned,

    /// <summary>已通过.</summary>
    Approved,

    /// <summary>已发布.</summary>
    Listed,

    /// <summary>已对接.</summary>
    Matched,

    /// <summary>揭榜中.</summary>
    Bidding,

    /// <summary>实施中.</summary>
    InDelivery,

    /// <summary>已验收.</summary>
    Accepted,

    /// <summary>示范.</summary>
    Demonstrated,

    /// <summary>已撤回.</summary>
    Withdrawn,
}
