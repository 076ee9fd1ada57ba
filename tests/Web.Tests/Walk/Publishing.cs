using System.Text;
using Microsoft.Playwright;

namespace ScenarioHub.Web.Tests.Walk;

/// <summary>Import → submit → approve → list → publish → found.</summary>
internal static class Publishing
{
    public const string Title = "演示高新区第一批应用场景机会清单";

    private const string ListInWorkbook = "安徽省应用场景一体化大市场行动方案";

    /// <summary>
    /// A workbook as a park would hold it, checked first, and then the other lists of the samples: together three pages of drafts, each
    /// handed in with one tick and one click.
    /// </summary>
    public static async Task ImportAsync(Screen park)
    {
        await park.GoAsync("/park/import");
        await park.Page.Locator("input[name=file]").SetInputFilesAsync(Sample("scenarios.xlsx"));
        await park.PressAsync("检查文件");
        await park.SeesAsync("检查通过，12 行都可以导入");
        await park.SaveAsync("01-import-checked");
        await park.PressAsync("导入为草稿");
        await park.SeesAsync("导入 12 个草稿");
        await park.GoAsync("/park/import");
        await park.SeesAsync("导入记录");

        var others = File.ReadLines(Sample("scenarios.jsonl")).Where(line => !line.Contains(ListInWorkbook, StringComparison.Ordinal));
        await park.GoAsync("/park/import");
        await park.Page.Locator("input[name=file]").SetInputFilesAsync(
            new FilePayload { Name = "others.jsonl", MimeType = "application/jsonl", Buffer = Encoding.UTF8.GetBytes(string.Join('\n', others)) });
        await park.PressAsync("导入为草稿");
        await park.SeesAsync("导入 90 个草稿");
        await park.GoAsync("/park/scenarios?state=draft");
        await park.SaveAsync("02-drafts");
        for (var left = 102; left > 0; left -= 50)
        {
            await park.GoAsync("/park/scenarios?state=draft");
            await park.PickAllAsync("提交所选");
            await park.SeesAsync($"已提交 {Math.Min(left, 50)} 个场景");
        }
    }

    public static async Task ApproveAsync(Screen administrator)
    {
        for (var left = 102; left > 0; left -= 50)
        {
            await administrator.GoAsync("/admin/scenarios");
            if (left == 102)
            {
                await administrator.SaveAsync("03-moderation-queue");
            }

            await administrator.PickAllAsync("通过所选…");
            if (left > 10)
            {
                await administrator.FillAsync(("Input.Confirm", $"{Math.Min(left, 50)}"));
            }

            await administrator.PressAsync("通过");
            await administrator.SeesAsync($"已通过 {Math.Min(left, 50)} 个场景");
        }
    }

    /// <summary>Builds the list and publishes it; returns its id.</summary>
    public static async Task<string> PublishAsync(Screen park)
    {
        await park.GoAsync("/park/lists/new");
        await park.FillAsync(("Input.Title", Title), ("Input.Introduction", "由公开报道整理的真实应用场景，来源见各场景。"));
        await park.PickAllAsync("创建清单");
        await park.SeesAsync("清单已创建");
        await park.SaveAsync("04-list-builder");
        await park.ConfirmAsync("发布清单", "确认发布 102 个场景");
        await park.SeesAsync("102 个场景现已公开");
        await park.SaveAsync("05-list-published");
        return MainWalk.IdIn(park.Page.Url);
    }

    /// <summary>The public asks in Traditional characters for what was written in Simplified ones; returns the scenario's id.</summary>
    public static async Task<string> FindAsync(Screen reader)
    {
        await reader.GoAsync("/");
        await reader.SaveAsync("06-home");
        await reader.Page.Locator("#site-q").FillAsync("水質監測");
        await reader.Page.Locator("#site-q").PressAsync("Enter");
        await reader.SeesAsync("水质监测应用场景");
        await reader.SaveAsync("07-found");
        await reader.FollowAsync("水质监测应用场景");
        await reader.SaveAsync("08-scenario");
        return MainWalk.IdIn(reader.Page.Url);
    }

    private static string Sample(string file) => Path.Combine(Repository.Root, "samples", file);
}
