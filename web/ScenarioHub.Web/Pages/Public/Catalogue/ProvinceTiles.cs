namespace ScenarioHub.Web.Pages.Public.Catalogue;

/// <summary>Where a province stands in a grid of equal tiles, about as on a map.</summary>
/// <param name="Name">The full name, as scenarios carry it.</param>
/// <param name="Short">What the tile says.</param>
public record ProvinceTile(string Name, string Short, int Column, int Row)
{
    /// <summary>How many columns and rows the grid has.</summary>
    public const int Columns = 8, Rows = 8;

    /// <summary>All province-level regions.</summary>
    public static readonly IReadOnlyList<ProvinceTile> All =
    [
        new("黑龙江省", "黑龙江", 7, 0), new("新疆维吾尔自治区", "新疆", 0, 1), new("内蒙古自治区", "内蒙古", 4, 1), new("吉林省", "吉林", 7, 1),
        new("青海省", "青海", 1, 2), new("甘肃省", "甘肃", 2, 2), new("宁夏回族自治区", "宁夏", 3, 2), new("山西省", "山西", 4, 2), new("河北省", "河北", 5, 2),
        new("北京市", "北京", 6, 2), new("辽宁省", "辽宁", 7, 2), new("陕西省", "陕西", 3, 3), new("河南省", "河南", 4, 3), new("山东省", "山东", 5, 3),
        new("天津市", "天津", 6, 3), new("西藏自治区", "西藏", 0, 4), new("四川省", "四川", 1, 4), new("重庆市", "重庆", 2, 4), new("湖北省", "湖北", 3, 4),
        new("安徽省", "安徽", 4, 4), new("江苏省", "江苏", 5, 4), new("上海市", "上海", 6, 4), new("云南省", "云南", 1, 5), new("贵州省", "贵州", 2, 5),
        new("湖南省", "湖南", 3, 5), new("江西省", "江西", 4, 5), new("浙江省", "浙江", 5, 5), new("广西壮族自治区", "广西", 2, 6), new("广东省", "广东", 3, 6),
        new("福建省", "福建", 4, 6), new("台湾省", "台湾", 5, 6), new("海南省", "海南", 2, 7), new("澳门特别行政区", "澳门", 3, 7), new("香港特别行政区", "香港", 4, 7),
    ];
}
