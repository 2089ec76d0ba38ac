using Yiju.Bench;

switch (args)
{
    case ["box", var db]:
        await Box.Measure(db);
        return 0;
    case ["import", var db, var data, var elders]:
        await Imports.Measure(db, data, int.Parse(elders, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["read", var db, var data]:
        await Reads.Measure(db, data);
        return 0;
    case ["weigh", var db, var data]:
        await Weights.Measure(db, data);
        return 0;
    case ["plans", var db, var data]:
        await Plans.Show(db, data);
        return 0;
    case ["outcomes", var db, var data, var elders, var packs]:
        await Outcomes.Measure(db, data, int.Parse(elders, System.Globalization.CultureInfo.InvariantCulture), packs);
        return 0;
    case ["rules", var persons]:
        NineOutputs.Measure(int.Parse(persons, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["packs", var folder]:
        PackLoad.Run(folder);
        return 0;
    case ["city-day", var seconds, var threads]:
        CityDay.Measure(
            double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture)
        );
        return 0;
    case ["streets", var nodes, var elders, var threads]:
        Streets.Measure(
            int.Parse(nodes, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(elders, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture)
        );
        return 0;
    case ["siting", var seconds, var threads]:
        Siting.Measure(
            double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture),
            1
        );
        return 0;
    case ["stops", var folder, var threads]:
        Stops.Measure(folder, int.Parse(threads, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("bench box DB            fsync rate and raw inserts of this machine");
        Console.Error.WriteLine(
            "bench import DB DATA N  N elders from CSV into an empty database, against a raw insert of the same rows"
        );
        Console.Error.WriteLine(
            "bench read DB DATA      pages, searches and figures of a city made by yiju simulate city"
        );
        Console.Error.WriteLine("bench weigh DB DATA      bytes of a first visit");
        Console.Error.WriteLine("bench plans DB DATA      how the database answers the desks' queries");
        Console.Error.WriteLine("bench rules N            nine outputs for N persons by the rules engine");
        Console.Error.WriteLine(
            "bench outcomes DB DATA N PACKS  the rules of a folder over N elders, first run and nightly run; makes the city where there is none"
        );
        Console.Error.WriteLine("bench packs PACKS        loading all packs, cold and warm, and one decision by them");
        Console.Error.WriteLine(
            "bench city-day S THREADS  a city's day, S seconds for each of five seeds, and one sick call"
        );
        Console.Error.WriteLine(
            "bench streets NODES ELDERS THREADS  reach, isochrones, hierarchy and matrix on a made city"
        );
        Console.Error.WriteLine(
            "bench siting S THREADS   200 of 3,000 places for a made-up city of 1.3 million elders in S seconds"
        );
        Console.Error.WriteLine(
            "bench stops DIR THREADS  how late each search comes back after a stop and after its time, on the instances of DIR"
        );
        Console.Error.WriteLine("DB is sqlite:PATH or postgres:Host=…");
        return 2;
}
