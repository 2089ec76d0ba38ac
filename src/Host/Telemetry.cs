using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Yiju.Host;

/// <summary>
/// Metrics and traces of requests and database work, sent by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector. Addresses are route
/// patterns, never filled ones, so no id of a person leaves.
/// </summary>
public sealed class Telemetry : IDisposable
{
    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
        "Npgsql",
    ];

    private readonly MeterProvider metrics;
    private readonly TracerProvider traces;

    private Telemetry(MeterProvider metrics, TracerProvider traces)
    {
        this.metrics = metrics;
        this.traces = traces;
    }

    /// <summary>Starts sending, or answers null when no collector is named.</summary>
    public static Telemetry? Start(IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return null;
        }
        return new Telemetry(
            Sdk.CreateMeterProviderBuilder().AddMeter(Meters).AddOtlpExporter().Build(),
            Sdk.CreateTracerProviderBuilder().AddSource("Microsoft.AspNetCore", "Npgsql").AddOtlpExporter().Build()
        );
    }

    public void Dispose()
    {
        metrics.Dispose();
        traces.Dispose();
    }
}
