using Yiju.Platform.Data;
using Yiju.Tests.Modules.Assessment;
using Yiju.Tests.Modules.Testing;
using Yiju.Tests.Scenarios.Before;

namespace Yiju.Tests.Browser.Scenes;

/// <summary>SC-03: from the assessment to the wallet to the end of the month and back, by pages only.</summary>
[Trait("scenario", "SC-03")]
public sealed class AssessmentToWalletWalk(Chromium chromium) : Scene(chromium)
{
    private static readonly string Name = Story.Huang.Name!;

    private long order;

    [
        Theory,
        EveryDatabase,
        Trait("req", "ASM-01"),
        Trait("req", "ASM-02"),
        Trait("req", "ASM-04"),
        Trait("req", "ASM-06"),
        Trait("req", "POL-04"),
        Trait("req", "POL-07"),
        Trait("req", "FND-01"),
        Trait("req", "FND-02"),
        Trait("req", "FND-03"),
        Trait("req", "FND-04"),
        Trait("req", "FND-05"),
        Trait("req", "FND-06"),
        Trait("req", "FND-08"),
        Trait("req", "FND-21"),
        Trait("req", "SVC-07"),
        Trait("req", "SVC-11"),
        Trait("req", "SVC-12")
    ]
    public async Task An_assessment_fills_a_wallet_that_pays_a_visit_and_the_auditor_finds_the_way_back(
        DatabaseKind kind
    )
    {
        await Begin(kind);
        await The_village_knows_her_and_her_daughter();
        await Her_daughter_applies_online();
        await The_county_centre_can_assign_only_an_agency_with_a_contract();
        await The_agency_sends_a_nurse_and_a_social_worker();
        await The_nurse_fills_in_the_form_and_is_refused_alone();
        await The_social_worker_signs_and_the_grade_is_computed();
        await The_town_verifies_and_the_county_approves_what_the_rule_computes();
        await The_wallet_holds_the_money_for_its_purpose_until_the_end_of_the_month();
        await She_spends_by_her_card_in_another_district();
        await Her_daughter_signs_and_orders_a_bath();
        await The_operator_sends_a_carer_who_works_by_the_standard_steps();
        await She_confirms_the_visit();
        await The_county_closes_the_month_and_confirms_what_the_platform_counted();
        await Finance_pays_the_operator();
        await The_auditor_goes_down_from_the_payment_to_the_score_and_back_up();
    }

    private async Task The_village_knows_her_and_her_daughter()
    {
        var village = await At(City.VillageWorker);
        await village.Rail("老人");
        await village.Follow("登记老人");
        await Register(village, Story.Huang);
        await village.Unfold("记下同意或撤回");
        await village.Choose("purpose", "Family");
        await village.Tick("given", "yes");
        await village.Fill("how", "本人签字，女儿在场");
        await village.Press("记下");
        await village.Unfold("添加联系人");
        await village.Fill(
            ("name", Story.HuangsDaughter.Name),
            ("relation", "女儿"),
            ("phone", Story.HuangsDaughter.Phone!)
        );
        foreach (var leave in Story.DaughterMay)
        {
            await village.Tick("scope", leave);
        }
        await village.Press("添加联系人");
        await village.Sees("李小梅", "使用钱包");
        await Settle();
    }

    private async Task Her_daughter_applies_online()
    {
        var family = await OnPhone(Story.HuangsDaughter);
        await family.Rail("我的钱");
        await family.Follow("看看能享受什么");
        await family.Follow("申请评估");
        await family.Fill("reason", "摔倒以后走路、洗澡要人帮");
        await family.Press("提交申请");
        await family.Sees("等待委派", "由居住地受理");
    }

    private async Task The_county_centre_can_assign_only_an_agency_with_a_contract()
    {
        var centre = await At(City.CountyCentre);
        await centre.Rail("评估");
        await centre.OpenLine(Name);
        await centre.Sees("坡头评估中心今天没有本县有效的政府购买合同");
        await centre.Press("委派这家");
        await centre.Sees("委派安评评估中心评估");
    }

    private async Task The_agency_sends_a_nurse_and_a_social_worker()
    {
        var manager = await At(City.AgencyManager);
        await manager.Rail("评估任务");
        await manager.OpenLine(Name);
        await manager.Sees("上门评估要 2 位评估员");
        await manager.TickWord("王护士");
        await manager.Press("确定安排", answer: 422);
        await manager.Sees("只选了 1 位");
        await manager.TickWord("王护士");
        await manager.TickWord("陈社工");
        await manager.Press("确定安排");
        await manager.Sees("王护士（护士）还没有签名", "陈社工（社工师）还没有签名");
    }

    private async Task The_nurse_fills_in_the_form_and_is_refused_alone()
    {
        var nurse = await OnPhone(City.Nurse);
        await nurse.Rail("我的评估");
        await nurse.OpenLine(Name);
        await nurse.Follow("开始填写");
        await nurse.Press("开始评估");
        foreach (var (item, _) in Sheet.Points[Sheet.Mzt])
        {
            await nurse.Tick("value", $"{Sheet.MztGrades(2, 2, 0, 0)[item]}");
            await nurse.Press("记下，下一步");
        }
        await Answer_the_rest(nurse);
        await nurse.Fill("name", City.Nurse.Name);
        await nurse.Press("签名");
        await nurse.Press("提交评估", answer: 422);
        await nurse.Sees("上门评估要 2 位评估员本人签名，现在只有 1 位");
    }

    private async Task Answer_the_rest(Desk nurse)
    {
        foreach (var _ in new[] { "昏迷", "认知障碍", "精神疾病" })
        {
            await nurse.Tick("value", "no");
            await nurse.Press("记下，下一步");
        }
        foreach (var answer in new[] { "0", Story.HuangsDaughter.Name, "女儿" })
        {
            await nurse.Fill("value", answer);
            await nurse.Press("记下，下一步");
        }
        await nurse.Follow("跳过");
        await nurse.Follow("跳过");
        await nurse.Press("结束评估");
    }

    private async Task The_social_worker_signs_and_the_grade_is_computed()
    {
        var socialWorker = await OnPhone(City.SocialWorker);
        await socialWorker.Rail("我的评估");
        await socialWorker.OpenLine(Name);
        await socialWorker.Fill("name", City.SocialWorker.Name);
        await socialWorker.Press("签名");
        await socialWorker.Sees("等级由系统按答案算出");
        await socialWorker.HasNoFieldFor("level", "grade", "points", "score");
        await socialWorker.Press("提交评估");
        await socialWorker.Sees("评估已提交");
        await Settle();
    }

    private async Task The_town_verifies_and_the_county_approves_what_the_rule_computes()
    {
        var family = await OnPhone(Story.HuangsDaughter);
        await family.Rail("我的钱");
        await family.Follow("看看能享受什么");
        await family.Press("申请居家照护补贴");
        var town = await At(City.TownOfficer);
        await town.OpenLine("核实“居家照护补贴”申请");
        await town.Sees("评估等级达到 2 级");
        await town.Fill("opinion", "上门看过，情况属实");
        await town.Press("核实，交县级审核");
        var county = await At(City.CountyOfficer);
        await county.OpenLine("审核“居家照护补贴”申请");
        await county.HasNoFieldFor("amount", "monthly", "yuan");
        await county.Press("批准");
        await Settle();
    }

    private async Task The_wallet_holds_the_money_for_its_purpose_until_the_end_of_the_month()
    {
        var own = await OnPhone(Story.HuangHerself);
        await own.Rail("我的钱");
        await own.Sees("居家照护：300.00 元", "7月31日");
    }

    private async Task She_spends_by_her_card_in_another_district()
    {
        var counter = await At(City.OutletClerk);
        await counter.Rail("派单");
        await counter.Follow("刷老年卡");
        await counter.Fill("card", Story.Huang.CardNumber!);
        await counter.Choose("item", City.DayCare);
        await counter.Press("查价格");
        await counter.Sees("黄*芳", "50.00 元", "40.00 元", "10.00 元");
        await counter.Tick("agreed");
        await counter.Press("收费");
        await counter.Sees("收费成功");
    }

    private async Task Her_daughter_signs_and_orders_a_bath()
    {
        var family = await OnPhone(Story.HuangsDaughter);
        await family.Rail("点服务");
        await family.Follow("上门助浴");
        await family.Press("看价格");
        await family.Sees("90.00 元", "72.00 元", "18.00 元");
        await family.Fill("signedBy", Story.HuangsDaughter.Name);
        await family.Tick("agreed");
        await family.Press("签协议并预约");
        await family.Sees("康怡居家养老", "还没有安排");
        order = family.Number();
    }

    private async Task The_operator_sends_a_carer_who_works_by_the_standard_steps()
    {
        var manager = await At(City.OperatorManager);
        await manager.OpenLine("安排护理员");
        await manager.Press("派何护理");
        City.App.Time.Advance(TimeSpan.FromHours(24));
        var code = await The_code_she_tells_when_it_is_done();
        var carer = await OnPhone(City.Carer);
        await carer.Rail("今日路线");
        await carer.OpenLine(Name);
        await carer.Press("到了，签到");
        foreach (var step in new[] { "测量血压", "调好水温和室温", "协助洗浴", "擦干更衣", "清理浴室" })
        {
            await carer.Press(step);
        }
        City.App.Time.Advance(TimeSpan.FromMinutes(65));
        await carer.Fill("code", code);
        await carer.Press("签退");
        await carer.Sees("已签退", "等老人确认");
    }

    private async Task<string> The_code_she_tells_when_it_is_done()
    {
        var own = await OpenHerOrder();
        var text = await own.Text();
        var end = text.IndexOf("（做完再告诉护理员）", StringComparison.Ordinal);
        return text[(end - 4)..end];
    }

    private async Task She_confirms_the_visit()
    {
        var own = await OpenHerOrder();
        await own.Tick("rating", "5");
        await own.Press("确认服务");
        await own.Sees("已确认");
    }

    private async Task<Desk> OpenHerOrder()
    {
        var own = await OnPhone(Story.HuangHerself);
        await own.Rail("点服务");
        await own.Follow("看点过的服务");
        await own.OpenLine("上门助浴");
        return own;
    }

    private async Task The_county_closes_the_month_and_confirms_what_the_platform_counted()
    {
        City.App.Time.SetDay(2026, 7, 31);
        await City.App.NextDay();
        var county = await At(City.CountyOfficer);
        await county.Rail("结算");
        await county.Follow("资金和月结");
        await county.PressTwice("月结 2026年7月");
        await county.Sees("2026年7月 已开始月结");
        await Settle();
        foreach (var (operatorName, due) in new[] { ("康怡居家养老", "72.00"), ("海滨长者服务中心", "40.00") })
        {
            await county.Rail("结算");
            await county.OpenLine(operatorName);
            await county.Sees(due);
            await county.HasNoFieldFor("amount", "due", "yuan");
            await county.Press("核对无误，转财政");
        }
        await county.Rail("结算");
        await county.Follow("资金和月结");
        await county.SeesNot("还没有月结");
    }

    private async Task Finance_pays_the_operator()
    {
        var finance = await At(City.FinanceOfficer);
        await finance.Rail("资金");
        await finance.OpenLine("康怡居家养老");
        await finance.Press("同意拨付");
        await finance.Fill("reference", "回单-0801");
        await finance.Press("登记已付款");
        await finance.Sees("已付", "回单-0801");
    }

    private async Task The_auditor_goes_down_from_the_payment_to_the_score_and_back_up()
    {
        var auditor = await At(City.Auditor);
        await auditor.Rail("结算");
        await auditor.OpenLine("康怡居家养老");
        await auditor.OpenLine($"订单 {order}");
        await auditor.Follow($"订单 {order}");
        await auditor.Sees("上门助浴", "72.00 元");
        await auditor.Follow("看服务凭证");
        await auditor.Sees("签到", "完成：测量血压", "完成：清理浴室", "签退", "5 分");
        await auditor.Follow("看订单");
        await auditor.Follow("看钱的去向");
        await auditor.OpenLine("服务扣款");
        await auditor.OpenLine("补贴钱包");
        await auditor.OpenLine("补贴决定");
        await auditor.Follow("补贴决定");
        await auditor.Sees("已批准", "演示第一条", "演示参数，非政策", "评估等级达到 2 级");
        await auditor.Follow("评估 ");
        await auditor.Sees("中度失能", "日常生活活动：50 分", "王护士", "陈社工");
        await auditor.Follow("按这次评估作的决定");
        await auditor.OpenLine("居家照护补贴");
        await auditor.Follow("看入账凭证");
        await auditor.OpenLine("2026年7月1日");
        await auditor.OpenLine("补贴钱包");
        await auditor.OpenLine($"订单 {order}");
        await auditor.Follow("结算单");
        await auditor.Sees("2026年7月 康怡居家养老", "72.00", "已付");
    }
}
