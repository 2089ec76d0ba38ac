namespace Yiju.People.Domain.Names;

/// <summary>
/// First pinyin letters of surnames whose reading differs from the character's usual one (单 is dān, the surname Shàn).
/// Only the first letter matters here, so surnames that change their vowel alone (盖, 纪, 翟) are not listed.
/// </summary>
internal static class Surnames
{
    /// <summary>The letters of a compound surname that <paramref name="name"/> begins with, or null.</summary>
    public static string? Compound(ReadOnlySpan<char> name) =>
        name.Length < 2
            ? null
            : (name[0], name[1]) switch
            {
                ('尉', '迟') => "yc",
                ('万', '俟') => "mq",
                ('澹', '台') => "tt",
                ('单', '于') => "cy",
                ('长', '孙') => "zs",
                ('乐', '正') => "yz",
                ('句', '龙') => "gl",
                ('子', '车') => "zj",
                _ => null,
            };

    /// <summary>The letter of a one-character surname read in its own way; '\0' when the usual reading holds.</summary>
    public static char Single(char sign) =>
        sign switch
        {
            '单' or '單' or '召' or '折' => 's',
            '曾' or '查' or '祭' => 'z',
            '解' or '郗' or '洗' => 'x',
            '仇' or '郄' => 'q',
            '区' or '區' => 'o',
            '种' => 'c',
            '乐' or '樂' or '於' or '么' => 'y',
            '繁' => 'p',
            '句' => 'g',
            '秘' => 'b',
            _ => '\0',
        };
}
