namespace Yiju.People.Domain;

/// <summary>Ages as conditions on birth dates.</summary>
internal static class Ages
{
    /// <summary>The latest birth date of somebody who is at least <paramref name="age"/> on a day.</summary>
    public static DateOnly LatestBirth(int age, DateOnly day)
    {
        var birth = day.AddYears(-age);
        var next = birth.AddDays(1);
        return next.AddYears(age) <= day ? next : birth;
    }
}
