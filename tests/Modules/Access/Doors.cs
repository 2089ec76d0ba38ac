using Microsoft.Extensions.DependencyInjection;
using Yiju.Access.Contracts;
using Yiju.Access.Data;
using Yiju.Access.Features;
using Yiju.Kernel;
using Yiju.Platform.Access;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Modules.Access;

/// <summary>What the tests of signing in do again and again.</summary>
internal static class Doors
{
    public const string Password = "sunny river bank 42";

    public static async Task<long> Account(
        TestApp app,
        string userName,
        Role role,
        string division = Places.City,
        string? password = Password,
        long? orgId = null
    )
    {
        var post = new NewPost(role, division, new DateOnly(2020, 1, 1), OrgId: orgId);
        var made = await app.Do(s =>
            s.GetRequiredService<IAccounts>()
                .Open(new NewAccount(userName, userName, post), password, CancellationToken.None)
        );
        return made.Value.AccountId;
    }

    public static Task<HttpResponseMessage> Post(
        this HttpClient client,
        string path,
        params (string Name, string Value)[] fields
    ) => client.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public static Task<HttpResponseMessage> SignIn(
        this HttpClient client,
        string userName,
        string password = Password
    ) => client.Post("/sign-in", ("userName", userName), ("password", password), ("to", "/me/account"));

    public static async Task<string> Body(this HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync();

    public static async Task<bool> IsIn(this HttpClient client) =>
        (await client.GetAsync("/me/account")).StatusCode == System.Net.HttpStatusCode.OK;

    public static async Task<T> Row<T>(TestApp app, Func<AccessDb, Task<T>> read) =>
        await app.Read(s => read(s.GetRequiredService<AccessDb>()));

    public static Task Change(TestApp app, Func<AccessDb, Task> change) =>
        app.Do<Done>(async s =>
        {
            await change(s.GetRequiredService<AccessDb>());
            return default(Done);
        });

    public static void Forget(TestApp app) => app.Services.GetRequiredService<SignInCache>().Forget();
}

/// <summary>A door as People will give one: whom each phone and card belongs to.</summary>
internal sealed class FakeDoor : IElderDoor
{
    public List<(string Phone, DoorPerson Person)> Phones { get; } = [];

    public List<(string Card, DateOnly Born, DoorPerson Person)> Cards { get; } = [];

    public Task<IReadOnlyList<DoorPerson>> ByPhone(string phone, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DoorPerson>>([.. Phones.Where(p => p.Phone == phone).Select(p => p.Person)]);

    public Task<DoorPerson?> ByCard(string cardNumber, DateOnly bornOn, CancellationToken ct) =>
        Task.FromResult(
            Cards.Where(c => c.Card == cardNumber && c.Born == bornOn).Select(c => c.Person).FirstOrDefault()
        );

    public List<(long Person, long Account)> Came { get; } = [];

    public Task Entered(DoorPerson person, long accountId, CancellationToken ct)
    {
        Came.Add((person.PersonId, accountId));
        return Task.CompletedTask;
    }
}
