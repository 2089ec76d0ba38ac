using Yiju.Kernel;
using Yiju.Platform.Access;

namespace Yiju.Access.Contracts;

/// <summary>Accounts and posts as other modules and the command line need them.</summary>
public interface IAccounts
{
    /// <summary>Makes an account with its first post, inside the caller's unit of work. A taken user name is a fault.</summary>
    /// <param name="password">Null for people who sign in another way.</param>
    /// <returns>Ids of the account and the post.</returns>
    Task<Outcome<(long AccountId, long PostId)>> Open(NewAccount account, string? password, CancellationToken ct);

    /// <summary>Adds a post to an account, inside the caller's unit of work.</summary>
    Task<Outcome<long>> Appoint(long accountId, NewPost post, CancellationToken ct);

    /// <summary>Ends a post after <paramref name="last"/>; sign-ins in that post stop working the day after.</summary>
    Task<Outcome<Done>> EndPost(long postId, DateOnly last, CancellationToken ct);

    /// <summary>Ends every open post of an organisation after <paramref name="last"/>: its contract ended (SEC-13).</summary>
    /// <returns>How many posts.</returns>
    Task<int> EndPostsOfOrg(long orgId, DateOnly last, CancellationToken ct);

    /// <summary>Ends every open post about a person (an elder who died, a worker who left) after <paramref name="last"/>.</summary>
    /// <returns>How many posts.</returns>
    Task<int> EndPostsOfPerson(long personId, DateOnly last, CancellationToken ct);

    /// <summary>A one-time code with which the owner sets a new password; the old one stays good until then.</summary>
    /// <param name="reason">Audited.</param>
    Task<Outcome<string>> MakeResetCode(long accountId, string reason, CancellationToken ct);

    /// <summary>Removes a lost second factor with its recovery codes; the owner must bind a new one at the next sign-in.</summary>
    /// <param name="reason">Audited.</param>
    Task<Outcome<Done>> RemoveSecondFactor(long accountId, string reason, CancellationToken ct);

    /// <summary>Closes an account for good and ends its sign-ins; its deeds keep their name.</summary>
    /// <param name="reason">Audited.</param>
    Task<Outcome<Done>> Close(long accountId, string reason, CancellationToken ct);

    /// <summary>All accounts with their posts of today, by user name. For the command line and reports.</summary>
    Task<IReadOnlyList<KnownAccount>> List(CancellationToken ct);

    /// <summary>True while nobody can sign in: the first administrator is still to be made.</summary>
    Task<bool> IsEmpty(CancellationToken ct);
}

/// <summary>Who the account is for.</summary>
public sealed record NewAccount(string UserName, string Name, NewPost Post);

/// <summary>A role in a place or an organisation from a day on.</summary>
/// <param name="Division">12 digits.</param>
/// <param name="OrgId">Organisation of the post, where it has one.</param>
/// <param name="PersonId">The elder or worker the post is about.</param>
public sealed record NewPost(
    Role Role,
    string Division,
    DateOnly From,
    DateOnly? To = null,
    long? OrgId = null,
    long? PersonId = null
);

/// <summary>An account as a list shows it.</summary>
/// <param name="Posts">Held today.</param>
public sealed record KnownAccount(
    long Id,
    string UserName,
    string Name,
    bool Closed,
    bool SecondFactor,
    IReadOnlyList<NewPost> Posts
);
