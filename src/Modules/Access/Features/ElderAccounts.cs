using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Domain;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Platform.Data;

namespace Yiju.Access.Features;

/// <summary>The account of an elder or a family member: made at the first sign-in, its leave to see kept as People says today.</summary>
internal sealed class ElderAccounts(
    AccessDb db,
    DbSession session,
    Accounts accounts,
    Grants grants,
    IEnumerable<IElderDoor> doors
)
{
    public Task<Outcome<(Account Account, long PostId)>> For(DoorPerson person, CancellationToken ct) =>
        session.Commit<(Account, long)>(
            async () =>
            {
                var role = person.IsElder ? Role.Elder : Role.Family;
                var today = session.Time.Today();
                var posts = await db.Posts.Where(p => p.PersonId == person.PersonId && p.Role == role).ToListAsync(ct);
                var post = posts.Find(p => p.HeldOn(today));
                var (accountId, postId) = (post?.AccountId ?? 0, post?.Id ?? 0);
                if (post is null)
                {
                    var name = string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(person.IsElder ? "elder" : "family")}-{person.PersonId}-{posts.Count + 1}"
                    );
                    var opened = await accounts.Open(
                        new NewAccount(
                            name,
                            person.Name,
                            new NewPost(role, person.Division, today, PersonId: person.PersonId)
                        ),
                        null,
                        ct
                    );
                    if (!opened.Ok)
                    {
                        return opened.As<(Account, long)>();
                    }
                    (accountId, postId) = opened.Value;
                    await session.Save(ct);
                }
                await Give(accountId, person, ct);
                return (await db.Accounts.SingleAsync(a => a.Id == accountId, ct), postId);
            },
            ct
        );

    /// <summary>An elder sees the own record always; family as long as the elder and the contact's rights say so, which People keeps.</summary>
    private async Task Give(long accountId, DoorPerson person, CancellationToken ct)
    {
        if (person.IsElder)
        {
            await grants.Give($"account:{accountId}", person.PersonId, "self", $"door:{person.PersonId}", null, ct);
        }
        foreach (var door in doors)
        {
            await door.Entered(person, accountId, ct);
        }
    }
}
