using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Ends the sign-in of this browser. A helper is back in their own sign-in afterwards.</summary>
internal sealed class EndSignIn(AccessDb db, DbSession session, SignInCache cache)
{
    /// <returns>True when the helper's own sign-in goes on.</returns>
    public async Task<bool> End(HttpContext http, CancellationToken ct)
    {
        long? helper = null;
        if (StartSignIn.IdOf(http) is { } id)
        {
            await session.Commit<Done>(
                async () =>
                {
                    var row = await db.SignIns.SingleOrDefaultAsync(s => s.Id == id, ct);
                    helper = row?.HelperSignInId;
                    row?.EndedAt = session.Time.Instant();
                    return default(Done);
                },
                ct
            );
            cache.Forget();
        }
        if (helper is { } own && await cache.Find(own, ct) is not null)
        {
            await StartSignIn.GiveCookie(http, own);
            return true;
        }
        await http.SignOutAsync();
        return false;
    }
}
