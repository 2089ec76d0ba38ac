using Microsoft.EntityFrameworkCore;
using Yiju.People.Data;
using Yiju.People.Domain;

namespace Yiju.People.Features;

/// <summary>Keeps the counts in step with where elders live, since when and until when.</summary>
internal sealed class Headcount(PeopleDb db, GroupCounter counter, BirthdayMark mark)
{
    public async Task Enter(Elder elder, CancellationToken ct) => counter.Add(await Stay(elder, null, ct));

    /// <summary>Leaves the figures on a day.</summary>
    public async Task Leave(Elder elder, DateOnly on, CancellationToken ct)
    {
        counter.Add(await Stay(elder, null, ct), -1);
        counter.Add(await Stay(elder, on, ct));
    }

    /// <summary>As if <see cref="Leave"/> had not happened.</summary>
    public async Task ComeBack(Elder elder, DateOnly on, CancellationToken ct)
    {
        counter.Add(await Stay(elder, on, ct), -1);
        counter.Add(await Stay(elder, null, ct));
    }

    /// <summary>The birth date was wrong.</summary>
    public async Task CorrectBirth(Elder elder, DateOnly? before, CancellationToken ct)
    {
        var through = await mark.Through(ct);
        counter.Add(Membership.Steps(elder.Division, before, elder.CountedFrom, null, through), -1);
        await Enter(elder, ct);
    }

    /// <summary>Moves the elder and the open tags to another village from a day on.</summary>
    public async Task Move(Elder elder, string to, DateOnly on, CancellationToken ct)
    {
        await Leave(elder, on, ct);
        var from = elder.Division;
        foreach (var tag in await OpenTags(elder.SubjectId, ct))
        {
            var day = Later(on, tag.CountedFrom);
            counter.Add(new GroupStep(from, tag.Code, day, -1));
            counter.Add(new GroupStep(to, tag.Code, day, 1));
            (tag.Division, tag.CountedFrom) = (to, day);
        }
        elder.CountedFrom = Later(on, elder.CountedFrom);
        elder.Division = to;
        await Enter(elder, ct);
    }

    /// <summary>As if <see cref="Move"/> had not happened.</summary>
    public async Task MoveBack(Elder elder, string to, DateOnly countedBefore, CancellationToken ct)
    {
        var (from, on) = (elder.Division, elder.CountedFrom);
        counter.Add(await Stay(elder, null, ct), -1);
        foreach (var tag in await OpenTags(elder.SubjectId, ct))
        {
            counter.Add(new GroupStep(from, tag.Code, tag.CountedFrom, -1));
            counter.Add(new GroupStep(to, tag.Code, tag.CountedFrom, 1));
            (tag.Division, tag.CountedFrom) = (to, Later(tag.ValidFrom, countedBefore));
        }
        (elder.Division, elder.CountedFrom) = (to, countedBefore);
        await ComeBack(elder, on, ct);
    }

    private async Task<List<GroupStep>> Stay(Elder elder, DateOnly? end, CancellationToken ct)
    {
        var last = end < elder.CountedFrom ? elder.CountedFrom : end;
        var through = await mark.Through(ct);
        return [.. Membership.Steps(elder.Division, elder.BirthOn, elder.CountedFrom, last, through)];
    }

    private Task<List<ElderTag>> OpenTags(long elderId, CancellationToken ct) =>
        db.AllTags.Where(t => t.ElderId == elderId && t.ValidTo == null && t.SupersededAt == null).ToListAsync(ct);

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
