using System.Text;

namespace ScenarioHub.System.Tests;

/// <summary>
/// Reads an <c>ExportTraceServiceRequest</c> (OTLP 1.x, protobuf): resource_spans = 1 { resource = 1 { attributes = 1 }, scope_spans = 2
/// { spans = 2 { trace_id = 1, span_id = 2, parent_span_id = 4, name = 5 } } }.
/// </summary>
internal static class OtlpTraces
{
    public static IEnumerable<Span> Read(byte[] request) =>
        from resourceSpans in Messages(request, 1)
        let service = ServiceOf(resourceSpans)
        from scopeSpans in Messages(resourceSpans, 2)
        from span in Messages(scopeSpans, 2)
        select new Span(service, Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4));

    private static string ServiceOf(byte[] resourceSpans) => (
        from resource in Messages(resourceSpans, 1)
        from attribute in Messages(resource, 1)
        where Text(attribute, 1) == "service.name"
        from value in Messages(attribute, 2)
        select Text(value, 1)).FirstOrDefault() ?? "";

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Messages(message, field).FirstOrDefault() ?? []);

    private static string Hex(byte[] message, int field) => Convert.ToHexStringLower(Messages(message, field).FirstOrDefault() ?? []);

    /// <summary>The length-delimited values of one field, in order.</summary>
    private static IEnumerable<byte[]> Messages(byte[] message, int field)
    {
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += sizeof(ulong);
                    break;
                case 5:
                    at += sizeof(uint);
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == field)
                    {
                        yield return message[at..(at + length)];
                    }

                    at += length;
                    break;
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
