namespace Yiju.People.Domain;

/// <summary>How far the town has looked at an entry of a village; the numbers are stored (REG-10).</summary>
internal enum EntryState
{
    /// <summary>Nobody looked yet.</summary>
    New = 0,

    /// <summary>The town found it right.</summary>
    Confirmed = 1,

    /// <summary>Sent back with a comment.</summary>
    Returned = 2,

    /// <summary>Corrected after it was sent back; the town looks again.</summary>
    Corrected = 3,
}
