using Yiju.Platform.Access;

namespace Yiju.Tests.Scenarios.Before;

/// <summary>Somebody who signs in for each thing to do, as people do on another day.</summary>
/// <param name="PostId">Null for elders and their families: the platform knows them only from what the village registered.</param>
/// <param name="Phone">Where their code goes.</param>
internal sealed record Actor(string Name, Role Role, long AccountId = 0, long? PostId = null, string? Phone = null);
