namespace Yiju.Routing.Rosters.Constraints;

public sealed class SkillConstraint()
    : PairConstraint("skill", "技能", "请安排会这项服务的护理员当班，或为现有护理员培训")
{
    public override string? Objection(in PairQuestion question)
    {
        var needed = question.Second ? question.Visit.Second!.Skills : question.Visit.Skills;
        var worker = question.Worker;
        foreach (var skill in needed)
        {
            if (!worker.Skills.Contains(skill))
            {
                return $"{RosterProblem.NameOf(worker)}不会“{skill}”。";
            }
        }
        return null;
    }
}

public sealed class CertificateConstraint()
    : PairConstraint("certificate", "证书", "请续办到期的证书，或安排持证的护理员当班")
{
    public override string? Objection(in PairQuestion question)
    {
        var worker = question.Worker;
        foreach (var name in question.Visit.Certificates)
        {
            if (!worker.Certificates.TryGetValue(name, out var until))
            {
                return $"{RosterProblem.NameOf(worker)}没有“{name}”。";
            }
            if (until < question.Day)
            {
                return $"{RosterProblem.NameOf(worker)}的“{name}”有效期到 {until:yyyy-MM-dd}，当天已过期。";
            }
        }
        return null;
    }
}

public sealed class LanguageConstraint() : PairConstraint("language", "语言", "请安排会说这种话的护理员当班")
{
    public override string? Objection(in PairQuestion question) =>
        question.Visit.Language is { } language && !question.Worker.Languages.Contains(language)
            ? $"{RosterProblem.NameOf(question.Worker)}不会说{language}。"
            : null;
}

public sealed class SexConstraint() : PairConstraint("sex", "性别", "请与老人商量性别要求，或增加符合要求的护理员")
{
    public override string? Objection(in PairQuestion question) =>
        question.Visit.Sex is { } asked && question.Worker.Sex != asked
            ? $"老人要求{(asked == Sex.Female ? "女" : "男")}护理员，{RosterProblem.NameOf(question.Worker)}不符合。"
            : null;
}

public sealed class AreaConstraint() : PairConstraint("area", "片区", "请让邻近片区的护理员跨片支援")
{
    public override string? Objection(in PairQuestion question) =>
        question.Worker.StaysInAreas
        && question.Visit.Area is { } area
        && question.Worker.Areas.Count > 0
        && !question.Worker.Areas.Contains(area)
            ? $"{RosterProblem.NameOf(question.Worker)}只在{string.Join('、', question.Worker.Areas)}服务，不去{area}。"
            : null;
}

public sealed class ForbiddenConstraint()
    : PairConstraint("forbidden", "不宜配对", "请了解不宜配对的原因，能化解的解除限制")
{
    public override string? Objection(in PairQuestion question)
    {
        foreach (var bond in question.Problem.BondsOf(question.Visit.Elder))
        {
            if (bond.Kind == BondKind.Forbidden && bond.Worker == question.Worker.Id)
            {
                return $"已登记{RosterProblem.NameOf(question.Worker)}不再去老人“{bond.Elder}”家。";
            }
        }
        return null;
    }
}

public sealed class VehicleConstraint() : PairConstraint("vehicle", "车辆", "请增派车辆")
{
    public override string? Objection(in PairQuestion question)
    {
        var (demand, vehicle) = (question.Visit.Demand, question.Worker.Vehicle);
        return demand == 0 || demand <= vehicle?.Capacity ? null
            : vehicle is null ? $"{RosterProblem.NameOf(question.Worker)}没有车辆。"
            : $"{RosterProblem.NameOf(question.Worker)}的车一趟只装 {vehicle.Capacity} 份，这次要 {demand} 份。";
    }
}

public sealed class LockConstraint() : PairConstraint("lock", "已定人员", "请先解除锁定")
{
    public override string? Objection(in PairQuestion question) =>
        question.Visit.Lock is { } locked && locked.Workers[question.Second ? 1 : 0] != question.Worker.Id
            ? $"这次服务已定由“{locked.Workers[question.Second ? 1 : 0]}”完成。"
            : null;
}
