using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yiju.Kernel;
using Yiju.Platform;
using Yiju.Platform.Protection;

namespace Yiju.Funds.Contracts;

/// <summary>
/// The provider of a deployment without one: writes to <c>payments.ndjson</c> in the data folder what would be collected and given back. In a
/// demo city a person says whether a payment succeeds; elsewhere nobody can pay.
/// </summary>
public sealed class LocalPaymentGateway(DataFolder folder, TimeProvider time, BlindIndex index, bool demo)
    : IPaymentGateway
{
    private readonly LocalLog<Entry> log = new(folder, "payments.ndjson");

    public bool Ready => demo;

    public async Task<PaymentPrompt> Prepay(PaymentCharge charge, CancellationToken ct)
    {
        if (!(await Of(charge.Number, ct)).Any())
        {
            await Write(charge.Number, Step.Asked, charge.Amount, charge.Title, ct);
        }
        return new PaymentPrompt(null);
    }

    /// <summary>A person decides; answers the signed news that a provider would send.</summary>
    public async Task<(string Signature, string Body)> Decide(string number, bool paid, CancellationToken ct)
    {
        var entries = await Of(number, ct);
        if (entries is [.., { Step: Step.Asked } asked])
        {
            await Write(number, paid ? Step.Paid : Step.Failed, asked.Amount, asked.Text, ct);
        }
        var body = JsonSerializer.Serialize(await Ask(number, ct), Json.Options);
        return (Sign(body), body);
    }

    public PaymentNews? Read(string signature, string body) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(body)))
            ? JsonSerializer.Deserialize<PaymentNews>(body, Json.Options)
            : null;

    public async Task<PaymentNews> Ask(string number, CancellationToken ct) =>
        (await Of(number, ct)).LastOrDefault() is { } last
            ? new PaymentNews(
                number,
                last.Step switch
                {
                    Step.Paid => PaymentFate.Paid,
                    Step.Failed => PaymentFate.Failed,
                    _ => PaymentFate.Open,
                },
                last.Amount,
                last.Step == Step.Paid ? $"LOCAL-{number}" : null,
                last.Step == Step.Paid ? last.At : null
            )
            : new PaymentNews(number, PaymentFate.Open, Money.Zero, null, null);

    public async Task Refund(RefundCharge refund, CancellationToken ct)
    {
        if (!(await Of(refund.Number, ct)).Any())
        {
            await Write(refund.Number, Step.Refunded, refund.Part, $"退回 {refund.PaymentNumber}：{refund.Reason}", ct);
        }
    }

    public async Task<IReadOnlyList<BillLine>> Bill(DateOnly day, CancellationToken ct) =>
        [
            .. (await log.All(ct))
                .Where(e => e.Step is Step.Paid or Step.Refunded && Shanghai.DayOf(e.At) == day)
                .Select(e => new BillLine(e.Number, e.Step == Step.Refunded, e.Amount)),
        ];

    /// <summary>The last entries, newest first.</summary>
    public Task<IReadOnlyList<Entry>> Latest(int count, CancellationToken ct) => log.Latest(count, ct);

    private async Task<List<Entry>> Of(string number, CancellationToken ct) =>
        [.. (await log.All(ct)).Where(e => e.Number == number)];

    private Task Write(string number, Step step, Money amount, string text, CancellationToken ct) =>
        log.Add(new Entry(number, time.Instant(), step, amount, text), ct);

    private string Sign(string body) => Convert.ToHexString(index.Of("funds.local-callback", body));

    public enum Step
    {
        Asked,
        Paid,
        Failed,
        Refunded,
    }

    public sealed record Entry(string Number, DateTime At, Step Step, Money Amount, string Text)
    {
        /// <summary>What people read.</summary>
        public string Word =>
            Step switch
            {
                Step.Asked => "请付款",
                Step.Paid => "收到",
                Step.Failed => "没有付成",
                Step.Refunded => "退款",
            };
    }
}
