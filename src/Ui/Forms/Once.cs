using System.Security.Cryptography;

namespace Yiju.Ui;

/// <summary>
/// The word in a form's hidden field <c>_once</c>. A form that is sent twice, by a double click or after going back, carries the same word
/// twice and is done once.
/// </summary>
internal static class Once
{
    public static string New() => Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
}
