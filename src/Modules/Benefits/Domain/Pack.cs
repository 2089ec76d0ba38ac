namespace Yiju.Benefits.Domain;

/// <summary>One policy document as data; the file is <c>packs/&lt;folder&gt;/pack.yaml</c>.</summary>
internal sealed class Pack
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Number and name of the document.</summary>
    public string Document { get; init; } = "";

    /// <summary>Where it applies, 12 digits, and everything inside.</summary>
    public string Division { get; init; } = "";

    public string Version { get; init; } = "";

    public DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null while it stays in force until it is replaced.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Ids of the packs it replaces.</summary>
    public List<string> Replaces { get; init; } = [];

    /// <summary>How much of the document is in the file: <c>full</c>, <c>partial</c> or <c>template</c>.</summary>
    public string Completeness { get; init; } = "partial";

    /// <summary>Numbers for a demonstration, no policy: counts only in a demo city.</summary>
    public bool Demonstration { get; init; }

    /// <summary>What every decision made with it must say, such as 演示参数，非政策.</summary>
    public string? Note { get; init; }

    public List<BenefitRule> Benefits { get; init; } = [];

    public List<ItemRule> Items { get; init; } = [];

    /// <summary>“demo-4408@1”.</summary>
    public string Name => $"{Id}@{Version}";

    public bool HoldsOn(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo);
}

/// <summary>Something an elder may get.</summary>
internal sealed class BenefitRule
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    public string Clause { get; init; } = "";

    public Condition? When { get; init; }

    /// <summary>Null for what is not money.</summary>
    public MoneyRule? Money { get; init; }

    /// <summary>Working days the town and the county have; null where the text sets none.</summary>
    public int? VerifyWithin { get; init; }

    public int? DecideWithin { get; init; }
}

/// <summary>Money that enters a wallet every month.</summary>
internal sealed class MoneyRule
{
    public string Purpose { get; init; } = "";

    public string Source { get; init; } = "";

    /// <summary>Level whose money it is: <c>county</c> or <c>city</c>.</summary>
    public string Payer { get; init; } = "county";

    public string Clause { get; init; } = "";

    /// <summary>Fact whose number the bands read.</summary>
    public string By { get; init; } = "";

    /// <summary>The same for everybody; null where bands decide or the document names no amount.</summary>
    public long? Yuan { get; init; }

    /// <summary>Empty, and no flat amount: the document names no amount.</summary>
    public List<Band> Bands { get; init; } = [];

    /// <summary><c>month-end</c>: the last day of the month; null: not in the text.</summary>
    public string? Expires { get; init; }

    /// <summary><c>lapse</c>, <c>return</c> or <c>carry-over</c>; null: not in the text (F-15).</summary>
    public string? Unspent { get; init; }

    /// <summary>What becomes of the balance when the elder dies or moves away: <c>return</c>; null: not in the text, it stays frozen.</summary>
    public string? OnEnd { get; init; }
}

/// <summary>Numbers with their boundaries: from and to include, above and below do not. Null is open.</summary>
internal class Range
{
    public decimal? From { get; init; }

    public decimal? Above { get; init; }

    public decimal? To { get; init; }

    public decimal? Below { get; init; }

    public bool Contains(decimal number) =>
        (From is null || number >= From)
        && (Above is null || number > Above)
        && (To is null || number <= To)
        && (Below is null || number < Below);
}

internal sealed class Band : Range
{
    public long Yuan { get; init; }
}

/// <summary>Who pays what of service items.</summary>
internal sealed class ItemRule
{
    /// <summary>Item codes; a star at the end stands for any rest.</summary>
    public List<string> Codes { get; init; } = [];

    public string Clause { get; init; } = "";

    public string Purpose { get; init; } = "";

    /// <summary>The first whose condition holds decides.</summary>
    public List<ShareRule> Shares { get; init; } = [];

    public bool Speaks(string code) =>
        Codes.Exists(c => c.EndsWith('*') ? code.StartsWith(c[..^1], StringComparison.Ordinal) : c == code);
}

internal sealed class ShareRule
{
    /// <summary>Null: everybody else.</summary>
    public Condition? When { get; init; }

    /// <summary>0–100 of the price that the wallet may pay.</summary>
    public int WalletPercent { get; init; }

    public string Text { get; init; } = "";
}

/// <summary>All, any, or one statement about one fact.</summary>
internal sealed class Condition
{
    public string Text { get; init; } = "";

    public string? Clause { get; init; }

    public List<Condition>? All { get; init; }

    public List<Condition>? Any { get; init; }

    public string? Fact { get; init; }

    /// <summary>The fact is one of these words.</summary>
    public List<string>? Is { get; init; }

    /// <summary>The fact is a birth date; the age in whole years on the day lies in this range.</summary>
    public Range? Age { get; init; }

    /// <summary>The fact is a number in this range.</summary>
    public Range? Number { get; init; }

    /// <summary>The fact is a date since which at least so many whole years have passed.</summary>
    public int? SinceYears { get; init; }

    /// <summary>The fact is a division inside this one, 12 digits.</summary>
    public string? Within { get; init; }

    /// <summary>The fact is stated at all.</summary>
    public bool? Stated { get; init; }
}
