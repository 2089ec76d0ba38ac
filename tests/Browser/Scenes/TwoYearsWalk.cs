using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Browser.Scenes;

/// <summary>SC-02: the elder from another province and the two-year rule, by pages only.</summary>
[Trait("scenario", "SC-02")]
public sealed class TwoYearsWalk(Chromium chromium) : Scene(chromium)
{
    [
        Theory,
        EveryDatabase,
        Trait("req", "REG-06"),
        Trait("req", "REG-07"),
        Trait("req", "REG-16"),
        Trait("req", "ASM-01"),
        Trait("req", "POL-01"),
        Trait("req", "POL-22")
    ]
    public async Task She_is_refused_a_day_too_early_called_on_the_day_and_decided_on_by_clause(DatabaseKind kind)
    {
        await Begin(kind);
        await One_day_short_of_two_years_she_is_refused_with_the_day();
        await The_next_day_she_is_called_and_the_village_is_told();
        await With_permit_and_home_she_is_accepted();
        await Her_assessment_is_opened_where_she_lives();
        await The_town_verifies_and_the_county_decides();
        await The_decision_names_clause_and_version();
    }

    private async Task One_day_short_of_two_years_she_is_refused_with_the_day()
    {
        var village = await At(City.VillageWorker);
        await village.Rail("老人");
        await village.Follow("登记老人");
        await village.Type(Story.Wei);
        await village.Press("核对后登记", answer: 422);
        await village.Sees("2026年7月2日起可以登记", "要有居住证", "要有固定住所");
    }

    private async Task The_next_day_she_is_called_and_the_village_is_told()
    {
        await City.App.NextDay();
        var administrator = await At(City.Administrator);
        await administrator.Rail("发件箱");
        await administrator.Sees("您已经符合登记居家养老服务的时间条件");
    }

    private async Task With_permit_and_home_she_is_accepted()
    {
        var village = await At(City.VillageWorker);
        await village.OpenLine("可以登记了");
        await Register(village, Story.WeiWithPapers);
        await village.Sees(Story.Wei.Name!);
        await village.Rail("今天");
        await village.SeesNot("可以登记了");
    }

    private async Task Her_assessment_is_opened_where_she_lives()
    {
        var village = await OpenHer();
        await village.Follow("评估");
        await village.Follow("申请评估");
        await village.Fill("reason", "上下楼吃力，要人扶");
        await village.Press("提交申请");
        await village.Sees("户籍不在本市，由居住地受理。", "上园村");
        var centre = await At(City.CountyCentre);
        await centre.Rail("评估");
        await centre.OpenLine(Story.Wei.Name!);
        await centre.Press("委派这家");
        await centre.Sees("委派安评评估中心评估");
    }

    private async Task The_town_verifies_and_the_county_decides()
    {
        var village = await OpenHer();
        await village.Follow("待遇");
        await village.Press("申请居家养老服务对象");
        var town = await At(City.TownOfficer);
        await town.OpenLine("核实“居家养老服务对象”申请");
        await town.Sees("在本社区连续居住起始日", "居住证", "有固定的住所");
        await town.Fill("opinion", "看过居住证和租房合同");
        await town.Press("核实，交县级审核");
        var county = await At(City.CountyOfficer);
        await county.OpenLine("审核“居家养老服务对象”申请");
        await county.Press("批准");
    }

    private async Task The_decision_names_clause_and_version()
    {
        var village = await OpenHer();
        await village.Follow("待遇");
        await village.OpenLine("有效");
        await village.Sees("已批准", "湛府办函〔2020〕25号 三（一）", "在本社区连续居住起始日");
        await village.Follow("看决定书");
        await village.Sees("关于给予居家养老服务对象的决定书", "遂溪县民政局", "行政复议");
    }

    private async Task<Desk> OpenHer()
    {
        var village = await At(City.VillageWorker);
        await village.Rail("老人");
        await village.OpenLine(Story.Wei.Name!);
        return village;
    }
}
