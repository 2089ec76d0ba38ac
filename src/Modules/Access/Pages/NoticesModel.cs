using Yiju.Kernel;

namespace Yiju.Access.Pages;

/// <summary>How notes reach the viewer.</summary>
/// <param name="Phone">As typed.</param>
public sealed record NoticesModel(IReadOnlyList<BoundPhone> Bound, string Phone, IReadOnlyList<Fault> Faults);

/// <param name="Phone">Masked.</param>
public sealed record BoundPhone(long Id, string Phone, DateTime At);

/// <param name="Phone">Masked.</param>
/// <param name="Local">No WeChat is connected: any code will do.</param>
public sealed record BindWeChatModel(string Phone, bool Local, string WeChatCode, IReadOnlyList<Fault> Faults);
