using Yiju.Kernel;

namespace Yiju.Routing.HomeCare;

/// <summary>
/// The home health care routing and scheduling problem of Mankowska, Meisel and Bierwirth (2014,
/// doi 10.1007/s10729-013-9243-1): caregivers leave the office at time 0, do services at patients and return; the
/// sum of travel, total tardiness and largest tardiness is to be small. Times are whole thousandths of a minute.
/// </summary>
public sealed class CareInstance
{
    private readonly int[] travel;
    private readonly int[][] able;

    private CareInstance(IReadOnlyList<CarePatient> patients, IReadOnlyList<Caregiver> caregivers, int[] travel)
    {
        Patients = patients;
        Caregivers = caregivers;
        this.travel = travel;
        Operations = [.. patients.SelectMany(OperationsOf)];
        able = [.. Operations.Select(operation => AbleFor(Demand(operation).Service))];
        FirstOperation = new int[patients.Count];
        for (var operation = Operations.Count - 1; operation >= 0; operation--)
        {
            FirstOperation[Operations[operation].Patient] = operation;
        }
    }

    /// <summary>At least one.</summary>
    public IReadOnlyList<CarePatient> Patients { get; }

    /// <summary>At least one.</summary>
    public IReadOnlyList<Caregiver> Caregivers { get; }

    /// <summary>Places: the office is 0, patient <c>i</c> lives at <c>i + 1</c>.</summary>
    public int Places => Patients.Count + 1;

    /// <summary>Patient by patient; the two of a double service stand side by side in the listed order.</summary>
    internal IReadOnlyList<Operation> Operations { get; }

    /// <summary>Travel times row by row.</summary>
    internal ReadOnlySpan<int> TravelMatrix => travel;

    /// <summary>Index of each patient's first operation.</summary>
    internal int[] FirstOperation { get; }

    /// <summary>An instance that can be solved, or what is wrong with it, each with the path of the field in the JSON form.</summary>
    /// <param name="patients">At least one.</param>
    /// <param name="caregivers">At least one.</param>
    /// <param name="travel">Thousandths of a minute, row by row, office first; asymmetric if need be.</param>
    public static Outcome<CareInstance> Create(
        IReadOnlyList<CarePatient> patients,
        IReadOnlyList<Caregiver> caregivers,
        int[] travel
    )
    {
        var faults = new InstanceRules(patients, caregivers, travel).Faults();
        return faults.Count > 0 ? faults : new CareInstance(patients, caregivers, travel);
    }

    /// <summary>Travel time from one place to another; the same number is its cost.</summary>
    public int Travel(int from, int to) => travel[from * Places + to];

    internal CareDemand Demand(in Operation operation) => Patients[operation.Patient].Demands[operation.Demand];

    /// <summary>Indexes of the caregivers who can do an operation, ascending, at least one.</summary>
    internal ReadOnlySpan<int> Able(int operation) => able[operation];

    private static IEnumerable<Operation> OperationsOf(CarePatient patient, int index) =>
        patient.Demands.Select((_, demand) => new Operation(index, demand, patient.Demands.Count == 2));

    private int[] AbleFor(string service) =>
        [.. Enumerable.Range(0, Caregivers.Count).Where(c => Caregivers[c].Abilities.Contains(service))];
}

/// <summary>One service at one patient: what routes consist of.</summary>
/// <param name="Patient">Index of the patient.</param>
/// <param name="Demand">0 for the first listed service, 1 for the second.</param>
/// <param name="Double">Whether there is another operation at this patient.</param>
internal readonly record struct Operation(int Patient, int Demand, bool Double);
