namespace ScenarioHub.Bidding.Tests.Sealing;

/// <summary>The test vectors that docs/sealing.md publishes.</summary>
internal static class Vectors
{
    public const string Envelope =
        "02041ccbe91c075fc7f4f033bfa248db8fccd3565de94bbfb12f3c59ff46c271bf83ce4014c68811f9a21a1fdb2c0e6113e06db7ca93b7404e78dc7ccd5ca89a4ca9adb6b93b9f5a57faf220c007406897c2646fb215eef1";

    public const string Secret = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    public const string Coefficients = "519b423d715f8b581f4fa8ee59f4771a5b44c8130b4e3eacca54a56dda72b464";

    public static readonly string[] Shares = 
    [
        "9834ebe534e5fe4e741389b93e45a18915140bc83da6a5beb1dec746c87dd345", "6b822da2a70478a655c26a90d54238a7f8d848fd2074e751f42233f1bdeb14e9",
        "3a196f9fd65bf3fe4a8dc27e8cb64fbda39c80ee2b3ad9fd3e76969c6799a08d",
    ];

    /// <summary>The leaves and roots that Certificate Transparency's reference implementations test with.</summary>
    public static readonly string[] Leaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    public static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
}
