using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Access.Features;
using Yiju.Platform;
using Yiju.Platform.Imports;
using Yiju.Platform.Protection;

namespace Yiju.Access;

public sealed class AccessModule : IModule
{
    public string Name => "access";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(sp => new AccessRuleBook(sp.GetRequiredService<DataFolder>().Path));
        services.AddSingleton(OidcSettings.Read(configuration));
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<SignInCache>();
        services.AddSingleton<KeyDoor>();
        services.AddSingleton<AddressLimit>();
        services.AddSingleton<DemoDoor>();
        services.AddSingleton<StepCookie>();
        services.AddSingleton<Appointing>();
        services.AddSingleton<SetUpCode>().AddHostedService(sp => sp.GetRequiredService<SetUpCode>());
        services.AddHttpClient(SignInWithOidc.ClientName);
        services.AddScoped<AccessDb>();
        services.AddScoped<IProtectedRows, ProtectedAccounts>();
        services.AddScoped<Accounts>();
        services.AddScoped<IAccounts>(sp => sp.GetRequiredService<Accounts>());
        services.AddScoped<IExportGate, ExportGate>();
        services.AddScoped<IReliance, AccessReliance>();
        services.AddScoped<SignInTries>().AddScoped<Passwords>().AddScoped<SmsCodes>().AddScoped<ElderAccounts>();
        services
            .AddScoped<StartSignIn>()
            .AddScoped<EndSignIn>()
            .AddScoped<SignInWithPassword>()
            .AddScoped<SignInWithOidc>()
            .AddScoped<LinkOidc>();
        services.AddScoped<ProveSecondFactor>().AddScoped<SetSecondFactor>().AddScoped<ConfirmIdentity>();
        services.AddScoped<ChangePassword>().AddScoped<ResetPassword>().AddScoped<MyAccount>().AddScoped<SetUp>();
        services.AddScoped<ElderSignIn>().AddScoped<HelpElder>().AddScoped<ChooseNotices>();
        services.AddScoped<ManageAccount>().AddScoped<AppointPost>().AddScoped<ManageKeys>().AddScoped<DecideExport>();
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(o =>
            {
                o.Cookie.Name = "yiju";
                o.Cookie.HttpOnly = true;
                o.Cookie.SameSite = SameSiteMode.Lax;
                o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                o.ExpireTimeSpan = TimeSpan.FromHours(12);
                o.SlidingExpiration = true;
            });
    }

    public void AddModel(ModelBuilder model) => AccessModel.AddModel(model);

    public void Map(IEndpointRouteBuilder routes)
    {
        SignInWithPassword.Map(routes);
        DemoDoor.Map(routes);
        ProveSecondFactor.Map(routes);
        SignInWithOidc.Map(routes);
        LinkOidc.Map(routes);
        SetUp.Map(routes);
        ResetPassword.Map(routes);
        ConfirmIdentity.Map(routes);
        ChangePassword.Map(routes);
        SetSecondFactor.Map(routes);
        MyAccount.Map(routes);
        ElderSignIn.Map(routes);
        HelpElder.Map(routes);
        ListAccounts.Map(routes);
        ManageAccount.Map(routes);
        AppointPost.Map(routes);
        ManageKeys.Map(routes);
        SearchAudit.Map(routes);
        MyLooks.Map(routes);
        ChooseNotices.Map(routes);
        DecideExport.Map(routes);
    }

    /// <summary>Reads the cookie and sets the viewer; goes before everything that asks who acts.</summary>
    public static void UseViewer(IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<CurrentViewer>();
    }
}
