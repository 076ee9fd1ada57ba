using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ScenarioHub.Scenarios.Spreadsheets;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Files;

/// <summary>A workbook of 5,000 rows from the upload to the last stored draft. Bound: 10 s and 300 MB.</summary>
internal static class Import
{
    private const int Rows = 5000;

    public static async Task<int> RunAsync(Service service)
    {
        Console.WriteLine($"round   seconds   CPU seconds   MB before   peak MB   (import of {Rows} rows of XLSX: bound 10 s, 300 MB)");
        var missed = false;
        for (var round = 1; round <= 3; round++)
        {
            var workbook = Workbook(round);
            using var park = service.As(TestPerson.OfPark());
            Memory.Reset();
            var (before, cpu) = (Memory.Now, Environment.CpuUsage.TotalTime);
            var clock = Stopwatch.StartNew();
            using var form = new MultipartFormDataContent { { new ByteArrayContent(workbook), "file", "5000.xlsx" } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/scenarios/imports/jobs") { Content = form, Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
            using var started = await park.SendAsync(request);
            started.EnsureSuccessStatusCode();
            var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
            var job = await FinishedAsync(park, id);
            clock.Stop();
            if (job.GetProperty("created").GetInt32() != Rows)
            {
                throw new InvalidOperationException(job.ToString());
            }

            missed |= clock.Elapsed.TotalSeconds > 10 || Memory.Peak > 300;
            Console.WriteLine($"{round,5} {clock.Elapsed.TotalSeconds,9:F2} {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds,13:F2} {before,11} {Memory.Peak,9}   ({workbook.Length / 1024} KB)");
        }

        return missed ? 1 : 0;
    }

    private static async Task<JsonElement> FinishedAsync(HttpClient park, Guid id)
    {
        while (true)
        {
            var job = (await park.GetFromJsonAsync<JsonElement>($"/api/scenarios/imports/jobs/{id}")).GetProperty("job");
            if (job.TryGetProperty("finishedAt", out _))
            {
                return job;
            }

            await Task.Delay(50);
        }
    }

    private static byte[] Workbook(int round)
    {
        using var file = new MemoryStream();
        using (var workbook = new XlsxWriter(file))
        {
            workbook.Begin("场景", notes: false, 20);
            workbook.Row(1, ["名称", "需求", "类型", "类别", "目标", "指标", "领域", "需求方", "省份", "城市", "合作方式", "投资额（元）", "建设周期", "应答截止", "责任部门"]);
            string[] needs = ["摄像头AI识别道路破损与环境卫生问题并自动派单", "湖库水质在线监测与藻华预警", "无人驾驶清扫与末端配送", "产线外观缺陷机器视觉检测", "园区能耗与碳排放监测管理"];
            for (var i = 0; i < Rows; i++)
            {
                workbook.Row(i + 2,
                [
                    $"第{round}轮{i}号场景", string.Concat(Enumerable.Repeat($"{needs[i % needs.Length]}（第{i}期）。", 8)), "需求", "城市管理和民生服务", "异常发现时间缩短到 10 分钟以内",
                    "识别准确率|≥95|%|第三方测试", "人工智能", "园区生态环境局", "安徽省", "合肥市", "采购", $"{1_000_000 + i}", "12 个月", "2099-12-31 17:00", "科技创新局",
                ]);
            }

            workbook.End();
        }

        return file.ToArray();
    }
}
