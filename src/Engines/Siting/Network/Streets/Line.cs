namespace Yiju.Siting.Network.Streets;

/// <summary>A straight line between two places on the plane, in metres.</summary>
internal readonly record struct Line(float X1, float Y1, float X2, float Y2)
{
    /// <summary>Squared distance of a point, and how far along the line its foot is, 0 to 1.</summary>
    public (float Square, float Share) Near(float x, float y)
    {
        var (dx, dy) = (X2 - X1, Y2 - Y1);
        var length = dx * dx + dy * dy;
        var share = length > 0 ? Math.Clamp(((x - X1) * dx + (y - Y1) * dy) / length, 0, 1) : 0;
        var (ex, ey) = (X1 + share * dx - x, Y1 + share * dy - y);
        return (ex * ex + ey * ey, share);
    }

    /// <summary>The piece between two shares of the length.</summary>
    public Line Between(float from, float to) =>
        new(X1 + from * (X2 - X1), Y1 + from * (Y2 - Y1), X1 + to * (X2 - X1), Y1 + to * (Y2 - Y1));
}
