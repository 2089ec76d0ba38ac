using Yiju.Bench;

switch (args)
{
    case ["box", var db]:
        await Box.Measure(db);
        return 0;
    case ["read", var db, var data]:
        await Reads.Measure(db, data);
        return 0;
    default:
        Console.Error.WriteLine("bench box DB            fsync rate and raw inserts of this machine");
        Console.Error.WriteLine(
            "bench read DB DATA      pages, searches and figures of a city made by yiju simulate city"
        );
        Console.Error.WriteLine("DB is sqlite:PATH or postgres:Host=…");
        return 2;
}
