using System.Globalization;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Browser.Scenes;

/// <summary>SC-01: village entry to city figure, by pages only.</summary>
[Trait("scenario", "SC-01")]
public sealed class VillageToCityWalk(Chromium chromium) : Scene(chromium)
{
    private long elder;

    [
        Theory,
        EveryDatabase,
        Trait("req", "REG-09"),
        Trait("req", "REG-10"),
        Trait("req", "REG-11"),
        Trait("req", "REG-14"),
        Trait("req", "REG-15"),
        Trait("req", "REG-22"),
        Trait("req", "REG-23"),
        Trait("req", "KPI-06"),
        Trait("req", "SEC-03"),
        Trait("req", "SEC-04")
    ]
    public async Task An_elder_of_the_village_becomes_one_in_the_figures_of_the_city_and_stays_closed_to_the_neighbour(
        DatabaseKind kind
    )
    {
        await Begin(kind);
        await The_city_counts_nobody_yet();
        await The_village_types_her_in_without_signal_and_sends_her_with_it();
        await A_double_of_the_next_village_is_found_and_merged();
        await Her_tags_have_dates_and_evidence_and_she_is_on_the_watch_list();
        await The_town_returns_a_wrong_field_and_the_village_corrects_it();
        await County_and_city_count_one_more_and_the_figure_opens_her_record();
        await The_neighbour_cannot_open_her_and_the_attempt_is_in_the_log();
    }

    private async Task The_city_counts_nobody_yet()
    {
        var officer = await At(City.CityOfficer);
        await officer.Rail("统计");
        await officer.Counts("登记的老人", 0);
        await officer.Sees("这一天这里还没有登记的老人");
    }

    private async Task The_village_types_her_in_without_signal_and_sends_her_with_it()
    {
        var village = await OnPhone(City.VillageWorker);
        await village.Rail("老人");
        await village.Follow("登记老人");
        await village.Page.Context.SetOfflineAsync(true);
        await village.Fill(Her(122));
        await village.Tick("living", "alone");
        await village.Page.Context.SetOfflineAsync(false);
        elder = await Register(village);
        await village.Sees("张秀英", "81 岁");
        await village.SeesNot("19450305");
    }

    private async Task A_double_of_the_next_village_is_found_and_merged()
    {
        var neighbour = await At(City.NeighbourVillageWorker);
        await neighbour.Rail("老人");
        await neighbour.Follow("登记老人");
        await Register(neighbour, [.. Her(322), ("contactName", "张小明"), ("contactRelation", "儿子")]);
        var town = await At(City.TownOfficer);
        await town.OpenLine("核对疑似重复的两份档案");
        await town.Sees("上园村", "下园村", "不一样");
        await town.Tick("keep", elder.ToString(CultureInfo.InvariantCulture));
        await town.PressTwice("合并成一份");
        await town.Sees("林志强 已合并");
        await town.Follow("打开第一份档案");
        await town.Sees("张小明");
    }

    private async Task Her_tags_have_dates_and_evidence_and_she_is_on_the_watch_list()
    {
        var village = await At(City.VillageWorker);
        await village.Rail("老人");
        await village.Choose("tag", "priority-watch");
        await village.Press("筛选");
        await village.OpenLine("张秀英");
        await village.Sees("独居", "重点关注", "2025年3月5日");
    }

    private async Task The_town_returns_a_wrong_field_and_the_village_corrects_it()
    {
        var town = await At(City.TownOfficer);
        await town.Rail("老人");
        await town.OpenLine("张秀英");
        await town.Choose("field", "address");
        await town.Fill("comment", "门牌号少写了一个数");
        await town.Press("退回修改");
        var village = await At(City.VillageWorker);
        await village.OpenLine("改正退回的登记");
        await village.Sees("门牌号少写了一个数");
        await village.Fill("address", "桃溪路112号");
        await village.Press("保存修改");
        await village.Sees("桃溪路112号");
        town = await At(City.TownOfficer);
        await town.Rail("老人");
        await town.OpenLine("张秀英");
        await town.Press("确认没有错");
        await town.Sees("已确认");
    }

    private async Task County_and_city_count_one_more_and_the_figure_opens_her_record()
    {
        foreach (var officer in new[] { City.CountyOfficer, City.CityOfficer })
        {
            var desk = await At(officer);
            await desk.Rail("统计");
            await desk.Counts("登记的老人", 1);
            await desk.Counts("高龄", 1);
            await desk.Counts("独居", 1);
            await desk.Counts("特困", 0);
            await desk.Follow("独居");
            await desk.Sees("1 人");
            await desk.OpenLine("张秀英");
            Assert.Equal(elder, desk.Number());
        }
    }

    private async Task The_neighbour_cannot_open_her_and_the_attempt_is_in_the_log()
    {
        var neighbour = await At(City.NeighbourVillageWorker);
        await neighbour.Visit($"/elders/{elder}", answer: 404);
        await neighbour.Sees("不在您管的地方");
        await neighbour.SeesNot("张秀英");
        await Settle();
        var auditor = await At(City.Auditor);
        await auditor.Rail("操作记录");
        await auditor.Fill("actor", City.NeighbourVillageWorker.Name);
        await auditor.Choose("action", "people.refused");
        await auditor.Press("筛选");
        await auditor.Sees("黄海燕", "共 1 条");
    }

    private static (string, string)[] Her(int sequence) =>
        [
            ("documentNumber", Id(1945, 3, 5, sequence)),
            ("name", "张秀英"),
            ("address", "桃溪路12号"),
            ("hukouDivision", "same"),
        ];
}
