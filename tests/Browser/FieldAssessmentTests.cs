using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Yiju.Assessment.Data;
using Yiju.Assessment.Domain;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Assessment;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

[Trait("req", "ASM-19")]
public sealed class FieldAssessmentTests(Chromium chromium)
{
    private const string Here = "/field/assess";

    [Theory, EveryDatabase, Trait("req", "ASM-04")]
    public async Task Two_assessors_without_signal_sign_on_their_own_phones_and_the_result_is_computed_later(
        DatabaseKind kind
    )
    {
        await using var office = await Office.Open(kind, listening: true);
        var made = await office.Arranged();
        var (nurse, social) = (await Open(office, Office.Nurse), await Open(office, Office.SocialWorker));
        await nurse.Signal(false);
        await nurse.Press("开始");
        await Fill(nurse);
        await nurse.Page.ReloadAsync();
        await nurse.Unlock();
        await nurse.See("记录存在手机里");
        await nurse.Signal(true);
        await nurse.See("都已上传");

        await social.Page.ReloadAsync();
        await social.Unlock();
        await social.Page.Locator(".field-task button").First.ClickAsync();
        await social.Signal(false);
        await Fill(social);
        await social.Signal(true);
        await social.See("都已上传");
        await social.Page.GetByRole(AriaRole.Link, new() { Name = "打开评估页提交" }).ClickAsync();
        await social.See("您已签名");
        await Accessibility.HasNoViolation(social.Page);
        await social.Press("提交评估");
        await social.See("评估已提交");
        var state = await office.App.Read(s =>
            s.GetRequiredService<AssessmentDb>().AllCases.SingleAsync(c => c.Id == made)
        );
        Assert.Equal(CaseState.Finished, state.State);
    }

    private async Task<Phone> Open(Office office, long worker)
    {
        var phone = new Phone(await chromium.As(office.App, office.Posts[worker], 390));
        await phone.Clock(office.App.Time.GetUtcNow().UtcDateTime);
        await phone.Stand(110.2, 21.3);
        await phone.Open(Here);
        await phone.See("李桂英");
        return phone;
    }

    /// <summary>Answers whatever screen is shown until all have been; the first choice of every item.</summary>
    private static async Task Fill(Phone phone)
    {
        var desk = phone.Page.Locator("[data-field]");
        for (var screens = 0; screens < 60 && await desk.Locator(".answers").CountAsync() == 0; screens++)
        {
            var where = await desk.Locator(".field-where").InnerTextAsync();
            await Answer(phone);
            await desk.GetByText(where, new() { Exact = true })
                .WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
        await phone.See("回到今天的安排");
    }

    private static async Task Answer(Phone phone)
    {
        var step = phone.Page.Locator("[data-field] .field-step").First;
        if (await step.Locator("input[type=radio]").CountAsync() > 0)
        {
            await step.Locator("input[type=radio]").First.ClickAsync();
        }
        else if (await step.Locator("canvas").CountAsync() > 0)
        {
            await phone.Sign();
        }
        else if (await step.Locator("input[type=file]").CountAsync() > 0)
        {
            await phone.Photo();
        }
        else if (await step.Locator("input[type=number]").CountAsync() > 0)
        {
            await step.Locator("input").FillAsync("0");
            await phone.Press("记下");
        }
        else if (await step.Locator("input[type=text]").CountAsync() > 0)
        {
            await step.Locator("input").FillAsync("女儿");
            await phone.Press("记下");
        }
        else
        {
            await step.Locator("button.primary").ClickAsync();
        }
    }
}
