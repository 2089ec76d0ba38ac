using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yiju.Platform.Access;
using Yiju.Platform.Data;
using Yiju.Tests.Modules.Testing;

namespace Yiju.Tests.Browser;

[Collection(nameof(DemoWorld))]
public sealed partial class DutyDeskTests(Chromium chromium, DemoWorld world)
{
    [Theory, EveryDatabase, Trait("req", "EMG-02")]
    public async Task A_call_for_help_stands_on_the_duty_desk_without_a_reload_and_is_taken(DatabaseKind kind)
    {
        var duty = await world.Enter(chromium, kind, Role.DutyAgent);
        await duty.RunAndWaitForRequestAsync(() => duty.GotoAsync("/duty"), "**/duty/stream");
        var before = await duty.GetByRole(AriaRole.Button, new() { Name = "接手" }).CountAsync();
        var elder = await world.Enter(chromium, kind, Role.Elder, 390);
        await elder.GotoAsync("/sos");
        await elder.Locator("main form button").First.HoverAsync();
        await elder.Mouse.DownAsync();
        await Assertions.Expect(elder).ToHaveURLAsync(Live(), Chromium.Patiently);
        var take = duty.GetByRole(AriaRole.Button, new() { Name = "接手" });
        await take.Nth(before).WaitForAsync();
        await Accessibility.HasNoViolation(duty);
        await take.First.ClickAsync();
        await Assertions.Expect(duty).ToHaveURLAsync(Incident(), Chromium.Patiently);
        await Accessibility.HasNoViolation(duty);
        await Accessibility.HasNoViolation(elder);
    }

    [GeneratedRegex("/sos/live")]
    private static partial Regex Live();

    [GeneratedRegex("/duty/incidents/")]
    private static partial Regex Incident();
}
