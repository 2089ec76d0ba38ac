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

namespace Yiju.Access;

public sealed class AccessModule : IModule
{
    public string Name => "access";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AccessDb>();
        services.AddScoped<IAccounts, Accounts>();
        services.AddScoped<StartSignIn>();
        services.AddScoped<EndSignIn>();
        services.AddSingleton<DemoDoor>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
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
    }

    /// <summary>Reads the cookie and sets the viewer; goes before everything that asks who acts.</summary>
    public static void UseViewer(IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<CurrentViewer>();
    }
}
