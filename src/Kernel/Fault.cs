namespace Yiju.Kernel;

/// <summary>What kind of refusal a <see cref="Fault"/> is; fixes the HTTP answer (400, 403, 404, 409, 412, 422).</summary>
public enum FaultKind
{
    Invalid,
    Forbidden,
    NotFound,
    Conflict,

    /// <summary>Somebody changed it since it was read.</summary>
    Stale,
    Refused,
}

/// <summary>
/// An expected refusal: bad input, a missing right, a rule that says no. Exceptions are for bugs and outages only.
/// </summary>
/// <param name="Kind">Fixes the HTTP status.</param>
/// <param name="Code">Stable machine name, kebab-case, for example <c>resident-id-check-digit</c>.</param>
/// <param name="Sentence">What the user reads: plain Chinese, what is wrong and what to do.</param>
/// <param name="Field">Name of the input it belongs to, as in the form and in the JSON; null when it is none of them.</param>
public sealed record Fault(FaultKind Kind, string Code, string Sentence, string? Field = null)
{
    public static Fault Invalid(string code, string sentence, string? field = null) =>
        new(FaultKind.Invalid, code, sentence, field);

    public static Fault NotFound(string code, string sentence) => new(FaultKind.NotFound, code, sentence);

    public static Fault Forbidden(string code, string sentence) => new(FaultKind.Forbidden, code, sentence);

    public static Fault Conflict(string code, string sentence, string? field = null) =>
        new(FaultKind.Conflict, code, sentence, field);

    public static Fault Stale(string code, string sentence) => new(FaultKind.Stale, code, sentence);

    public static Fault Refused(string code, string sentence, string? field = null) =>
        new(FaultKind.Refused, code, sentence, field);
}

/// <summary>A value, or the faults that prevented it. Exactly one of the two.</summary>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Fault> faults)
    {
        this.value = value;
        Faults = faults;
    }

    /// <summary>Empty when it worked.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    public bool Ok => Faults.Count == 0;

    /// <exception cref="InvalidOperationException">There is no value; look at <see cref="Faults"/> first.</exception>
    public T Value =>
        Ok
            ? value!
            : throw new InvalidOperationException($"No value: {string.Join(' ', Faults.Select(f => f.Sentence))}");

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Fault fault) => new(default, [fault]);

    public static implicit operator Outcome<T>(List<Fault> faults) =>
        faults.Count > 0
            ? new(default, faults)
            : throw new ArgumentException("A refusal needs a fault.", nameof(faults));

    /// <summary>The same faults for a caller that promises another value.</summary>
    public Outcome<TOther> As<TOther>() => new(default, Faults);
}

/// <summary>The value of an <see cref="Outcome{T}"/> that has nothing to say but that it worked.</summary>
public readonly record struct Done;
