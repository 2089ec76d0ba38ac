using Yiju.People.Domain.Names;

namespace Yiju.Tests.Modules.People;

[Trait("req", "REG-23")]
public sealed class NamesTests
{
    [Theory]
    [InlineData("张秀英", "zxy")]
    [InlineData("陈妃二", "cfe")]
    [InlineData("单田芳", "stf")]
    [InlineData("曾国强", "zgq")]
    [InlineData("解晓东", "xxd")]
    [InlineData("仇英", "qy")]
    [InlineData("区亚妹", "oym")]
    [InlineData("覃桂兰", "qgl")]
    [InlineData("查良镛", "zly")]
    [InlineData("洗太平", "xtp")]
    [InlineData("乐嘉", "yj")]
    [InlineData("朴正", "pz")]
    [InlineData("尉迟恭", "ycg")]
    [InlineData("尉健行", "wjx")]
    [InlineData("万俟卨", "mqx")]
    [InlineData("万里", "wl")]
    [InlineData("欧阳修", "oyx")]
    [InlineData("澹台灭明", "ttmm")]
    [InlineData("长孙无忌", "zswj")]
    [InlineData("单于夫罗", "cyfl")]
    public void Surnames_are_read_their_own_way(string name, string initials) =>
        Assert.Equal(initials, PinyinInitials.Of(name));

    [Theory]
    [InlineData("王㛃", "wj")]
    [InlineData("刘䶮", "ly")]
    [InlineData("𠮷田", "jt")]
    [InlineData("李𬭎", "lh")]
    [InlineData("陈㭎燊", "cgs")]
    [InlineData("黄〇", "hl")]
    public void Rare_characters_are_read(string name, string initials) =>
        Assert.Equal(initials, PinyinInitials.Of(name));

    [Theory]
    [InlineData("阿依古丽·买买提", "ayglmmt")]
    [InlineData("单增·次仁", "dzcr")]
    [InlineData("ＭＡＲＩＡ Chan", "mariachan")]
    [InlineData(" 张　三", "zs")]
    [InlineData("张\u3400三", "zqs")]
    [InlineData("张\uE123三", "zs")]
    [InlineData("张\uD842", "z")]
    [InlineData("", "")]
    public void Other_signs_are_kept_or_skipped(string name, string initials) =>
        Assert.Equal(initials, PinyinInitials.Of(name));

    [Fact]
    public void Nearly_every_character_of_the_base_block_has_a_letter()
    {
        var unread = Enumerable.Range(0x4E00, 0x9FA5 - 0x4E00).Count(c => PinyinTable.Letter(c) == '\0');
        Assert.InRange(unread, 0, 40);
    }

    [Fact]
    public void A_very_long_name_is_read_too() =>
        Assert.Equal(new string('l', 200), PinyinInitials.Of(new string('李', 200)));

    [Theory]
    [InlineData("  张  三 ", "张 三")]
    [InlineData("阿依古丽•买买提", "阿依古丽·买买提")]
    [InlineData("阿依古丽 ・ 买买提", "阿依古丽·买买提")]
    [InlineData("扎西‧次仁", "扎西·次仁")]
    [InlineData("扎西.次仁", "扎西·次仁")]
    [InlineData("ＭＡＲＩＡ　Ｃｈａｎ", "MARIA Chan")]
    [InlineData(null, "")]
    public void A_name_is_written_one_way(string? typed, string written) =>
        Assert.Equal(written, PersonName.Normalize(typed));

    [Theory]
    [InlineData("  ", "person-name-empty")]
    [InlineData("张3", "person-name-digit")]
    [InlineData("张３", "person-name-digit")]
    [InlineData("张\u0007三", "person-name-control")]
    [InlineData("张*英", "person-name-lost-sign")]
    [InlineData("张?英", "person-name-lost-sign")]
    [InlineData("张\uE123", "person-name-lost-sign")]
    [InlineData("··", "person-name-letters")]
    public void A_wrong_name_is_refused_with_the_reason(string typed, string code) =>
        Assert.Equal(code, Assert.Single(PersonName.Read(typed).Faults).Code);

    [Fact]
    public void Length_is_counted_in_characters_as_people_count_them()
    {
        Assert.True(PersonName.Read(string.Concat(Enumerable.Repeat("𠮷", 50))).Ok);
        Assert.Equal("person-name-length", Assert.Single(PersonName.Read(new string('李', 51)).Faults).Code);
    }

    [Theory]
    [InlineData("阿依古丽·买买提", "阿依古丽买买提")]
    [InlineData("Maria CHAN", "ＭＡＲＩＡ　Ｃｈａｎ")]
    [InlineData("李\uF9DD", "李\u5229")]
    public void Spellings_of_one_name_share_a_key(string one, string other) =>
        Assert.Equal(PersonName.NameKey(one), PersonName.NameKey(other));
}
