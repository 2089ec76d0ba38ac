using System.CommandLine;

namespace Yiju.Host.Commands.Site;

/// <summary><c>yiju site</c>: streets, who is within reach, and where to build; without a database.</summary>
internal static class SiteCommand
{
    public static Command Make() =>
        new("site", "选址：路网、可达、矩阵、面积")
        {
            NetworkCommand.Make(),
            ReachCommand.Make(),
            MatrixCommand.Make(),
            AreasCommand.Make(),
        };
}
