using System.Text;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Files.Tests;

public class FileSnifferTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "a.pdf", Some.Pdf, "application/pdf" },
        { "A.PDF", Some.Pdf, "application/pdf" },
        { "a.png", Some.Png, "image/png" },
        { "a.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "a.gif", "GIF89a"u8.ToArray(), "image/gif" },
        { "a.webp", "RIFF\0\0\0\0WEBPVP8 "u8.ToArray(), "image/webp" },
        { "a.docx", Some.Office(Word), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.wps", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage" },
        { "a.ofd", Some.Zip(("OFD.xml", [1])), "application/ofd" },
        { "a.zip", Some.Zip(("说明/a.txt", [1])), "application/zip" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_file_is_what_its_bytes_say(string name, byte[] bytes, string type) => Assert.Equal(type, FileSniffer.Detect(new MemoryStream(bytes), name).MediaType);

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.exe", "MZ\u0090"u8.ToArray(), "file.type" },
        { "a.pdf", "MZ\u0090"u8.ToArray(), "file.type" },
        { "a.html", "<html><script>"u8.ToArray(), "file.type" },
        { "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(), "file.type" },
        { "a.pdf", [], "file.empty" },
        { "a.docx", Some.Pdf, "file.ending" },
        { "a.pdf.exe", Some.Pdf, "file.ending" },
        { "a", Some.Pdf, "file.ending" },
        { "a.pdf", Some.Zip(("a", [1])), "file.ending" },
        { "a.docx", Some.Office("application/vnd.ms-word.document.macroEnabled.main+xml"), "file.macros" },
        { "a.docx", Some.Office(Word, ("word/vbaProject.bin", [1])), "file.macros" },
        { "a.zip", Some.Zip(("bomb", new byte[11 * 1024 * 1024])), "file.archive-ratio" },
        { "a.zip", Some.Zip([.. Enumerable.Range(0, 5001).Select(i => ($"{i}", Array.Empty<byte>()))]), "file.archive-entries" },
        { "a.zip", Some.Zip(("../../etc/passwd", [1])), "file.archive-path" },
        { "a.zip", Some.Zip(("C:\\a", [1])), "file.archive-path" },
        { "a.zip", [.. "PK\x03\x04"u8, 1, 2, 3], "file.archive-broken" },
        { "a.docx", Some.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"))), "file.archive-broken" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_taken_is_refused_by_name(string name, byte[] bytes, string code) =>
        Assert.Equal(code, Assert.Throws<RuleException>(() => FileSniffer.Detect(new MemoryStream(bytes), name)).Code);
}
