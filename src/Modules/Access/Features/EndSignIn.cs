using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Data;
using Yiju.Kernel;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>Ends the sign-in of this browser.</summary>
internal sealed class EndSignIn(AccessDb db, DbSession session)
{
    public async Task End(HttpContext http, CancellationToken ct)
    {
        var claim = http.User.FindFirst(CurrentViewer.SignInClaim)?.Value;
        if (long.TryParse(claim, CultureInfo.InvariantCulture, out var id))
        {
            await session.Commit<Done>(
                async () =>
                {
                    var row = await db.SignIns.SingleOrDefaultAsync(s => s.Id == id, ct);
                    row?.EndedAt = session.Time.Instant();
                    return default(Done);
                },
                ct
            );
        }
        await http.SignOutAsync();
    }
}
