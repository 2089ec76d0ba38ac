namespace Yiju.Benefits.Features.Workbench;

/// <summary>How a new item looks before it is filled in.</summary>
internal static class ItemTemplates
{
    public static string Of(string part, string? subject) =>
        part switch
        {
            "clauses" => "第一条: { text: \"\" }",
            "parameters" => "name: { kind: money, title: 名称, clause: 第一条, open: 原文没有写 }",
            "rules" => "name:\n  as: group\n  title: 名称\n  clause: 第一条\n  rule: age(person.birth-date) >= 60",
            "facts" => "name: { kind: truth, title: 名称 }",
            "checklists" => "name: { title: 名称, clause: 第一条, items: [一, 二] }",
            _ =>
                $"- name: 说清楚是什么情形\n  about: {subject ?? "elder"}\n  on: 2026-01-01\n  facts: {{ person.birth-date: 1950-01-01 }}\n  expect: {{ name: yes }}",
        };
}
