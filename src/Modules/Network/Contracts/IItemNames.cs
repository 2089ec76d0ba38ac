namespace Yiju.Network.Contracts;

/// <summary>What items of service are called; answered by the module that keeps the menu.</summary>
public interface IItemNames
{
    /// <summary>The name people know, or the code when the menu has no such item any more.</summary>
    string NameOf(string itemCode);
}
