using Yiju.Platform.Access;

namespace Yiju.Tests.Scenarios.Before;

/// <summary>Somebody in a post, who signs in for each thing to do, as people do on another day.</summary>
internal sealed record Actor(string Name, Role Role, long AccountId, long PostId);
