using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Funds.Contracts;
using Yiju.Funds.Data;
using Yiju.Funds.Domain;
using Yiju.Funds.Features;
using Yiju.Funds.Features.Corrections;
using Yiju.Platform;
using Yiju.Platform.Divisions;
using Yiju.Platform.Jobs;
using Yiju.Platform.Outbox;
using Yiju.Platform.Packs;
using Yiju.Platform.Timeline;

namespace Yiju.Funds;

public sealed class FundsModule : IModule
{
    public string Name => "funds";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddFromPacks(packs => packs.Only<FundsRules>(FundsRules.FileName).Content);
        services.AddScoped<FundsDb>();
        services.AddScoped<Posting>();
        services.AddScoped<Holding>();
        services.AddScoped<Ledger>();
        services.AddScoped<ILedger>(s => s.GetRequiredService<Ledger>());
        services.AddScoped<AccountsOfMoney>();
        services.AddScoped<IAccountsOfMoney>(s => s.GetRequiredService<AccountsOfMoney>());
        services.AddScoped<Wallets>();
        services.AddScoped<IWallets>(s => s.GetRequiredService<Wallets>());
        services.AddScoped<ICorrections, Corrections>();
        services.AddScoped<PublicPayments>();
        services.AddScoped<IOpeningBalances, OpeningBalances>();
        services.AddScoped(s => new LedgerVerifier(s.GetRequiredService<FundsDb>()));
        services.AddScoped<CountSettlements>();
        services.AddScoped<CloseMonth>();
        services.AddScoped<PaySettlement>();
        services.AddScoped<SettlementLook>();
        services.AddScoped<SettlementFiles>();
        services.AddScoped<PostBatch>();
        services.AddScoped<Payments>();
        services.AddScoped<IPayments>(s => s.GetRequiredService<Payments>());
        services.AddScoped<ReconcilePayments>();
        services.AddScoped<IDailyTask>(s => s.GetRequiredService<ReconcilePayments>());
        services.AddScoped<PayOnPages>();
        services.AddSubscriber<RefundRequested, SendRefund>(Payments.RefundEvent, "funds.send-refund");
        services.AddScoped<IJobWorker, CloseMonthWorker>();
        services.AddScoped<IDailyTask, ExpireMoney>();
        services.AddScoped<ITimelineSource, MoneyHistory>();
        services.AddScoped<IRenumberedRows, RenumberedMoney>();
        services.AddHostedService<LineGuard>();
    }

    public void AddModel(ModelBuilder model) => FundsModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        FinanceDesk.Map(routes);
        ShowSettlements.Map(routes);
        SettleOnPages.Map(routes);
        SettlementFiles.Map(routes);
        ShowJournals.Map(routes);
        PostBatch.Map(routes);
        PayOnPages.Map(routes);
    }
}
