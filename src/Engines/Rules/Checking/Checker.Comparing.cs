using Yiju.Rules.Language;

namespace Yiju.Rules.Checking;

/// <summary>Words, sets and divisions, and how values are compared.</summary>
internal sealed partial class Checker
{
    private Node Compare(Syntax.Binary binary)
    {
        var relation = binary.Sign switch
        {
            "=" => Relation.Equal,
            "!=" => Relation.Unequal,
            "<" => Relation.Less,
            "<=" => Relation.LessOrEqual,
            ">" => Relation.Greater,
            _ => Relation.GreaterOrEqual,
        };
        var orders = relation is not (Relation.Equal or Relation.Unequal);
        if (orders && (binary.Left is Syntax.Word || binary.Right is Syntax.Word))
        {
            throw Wrong(binary, "文字只能比较相同（=）或不同（!=）。");
        }
        var (left, right) = Pair(binary.Left, binary.Right);
        if (left.Kind != right.Kind)
        {
            throw Wrong(
                binary,
                $"{Say.Of(left.Kind)}和{Say.Of(right.Kind)}不能比较。{Say.Hint(left.Kind, right.Kind)}{Membership(left, right)}"
            );
        }
        if (orders && left.Kind is not (Kind.Number or Kind.Money or Kind.Date))
        {
            throw Wrong(binary, $"{Say.Of(left.Kind)}没有大小，只能比较相同（=）或不同（!=）。");
        }
        if (left.Kind == Kind.Text && left is not Node.Constant && right is not Node.Constant)
        {
            throw Wrong(binary, "文本要和写明的文本比较，例如 street = '霞山街道'。");
        }
        if (!Fit.HaveSameWords(left, right))
        {
            throw Wrong(binary, "这两项的词表不同，不能比较。");
        }
        (left, right) = Fit.Alike(left, right);
        return new Node.Compare(left, right, relation, At(binary));
    }

    private static string Membership(Node left, Node right) =>
        (left.Kind, right.Kind) is (Kind.Word, Kind.Set) ? "“是其中之一”请写 in。"
        : (left.Kind, right.Kind) is (Kind.Set, Kind.Word) ? "“其中有”请写 includes {'…'}。"
        : "";

    private Node.Constant Word(Syntax.Word word, Sort? sort)
    {
        switch (sort)
        {
            case { Kind: Kind.Word, Words: { } words }:
                return new Node.Constant(Kind.Word, 1, Index(words, word), null, At(word)) { Words = words };
            case { Kind: Kind.Text, Words: List<WordSource> texts }:
                return new Node.Constant(Kind.Text, 1, Met(texts, word.Text), null, At(word)) { Words = texts };
            case { Kind: Kind.Division }:
                return new Node.Constant(Kind.Division, 1, Division(word), null, At(word));
            case { Kind: Kind.Set, Words: not null }:
                throw Wrong(word, $"这里要一组文字，请写花括号，例如 {{'{word.Text}'}}。");
            case null:
                throw Wrong(
                    word,
                    $"“'{word.Text}'”只能和一项文字比较，例如 income = '{word.Text}'；要作为结果，请给规则写上 words。"
                );
            default:
                throw Wrong(
                    word,
                    $"{Say.Of(sort.Kind)}不能和文字“{word.Text}”比较。要写成 {Say.Example(sort.Kind)} 这样。"
                );
        }
    }

    private Node.Constant Set(Syntax.Set set, Sort? sort)
    {
        if (sort is not { Kind: Kind.Set or Kind.Word, Words: { } words })
        {
            throw Wrong(
                set,
                sort is null
                    ? "只看花括号不知道是哪一类文字。请和一组文字比较，例如 services includes {'bath'}。"
                    : $"这里应当是{Say.Of(sort.Kind)}，却是一组文字。"
            );
        }
        var bits = 0L;
        foreach (var word in set.Words)
        {
            var bit =
                1L << Index(words, word as Syntax.Word ?? throw Wrong(word, "花括号里只能写文字，例如 {'a', 'b'}。"));
            bits |= (bits & bit) == 0 ? bit : throw Wrong(word, "同一个词写了两次。");
        }
        return new Node.Constant(Kind.Set, 1, bits, null, At(set)) { Words = words };
    }

    private int Index(IReadOnlyList<WordSource> words, Syntax.Word word)
    {
        var index = words.ToList().FindIndex(w => w.Word == word.Text);
        return index >= 0 ? index : throw Wrong(word, $"没有“{word.Text}”这个词，可以是：{Say.Of(words)}。");
    }

    private static int Met(List<WordSource> texts, string text)
    {
        var index = texts.FindIndex(t => t.Word == text);
        if (index < 0)
        {
            index = texts.Count;
            texts.Add(new WordSource(text, text));
        }
        return index;
    }

    private long Division(Syntax.Word word) =>
        word.Text.Length == 12 && word.Text.All(char.IsAsciiDigit)
            ? long.Parse(word.Text, System.Globalization.CultureInfo.InvariantCulture)
            : throw Wrong(word, $"“{word.Text}”不是地区代码。请写 12 位数字，例如 '440800000000'。");

    private Node Sets(Syntax.Binary binary)
    {
        var (left, right) = Pair(binary.Left, binary.Right);
        foreach (var (side, at) in new[] { (left, binary.Left), (right, binary.Right) })
        {
            if (side.Kind != Kind.Set)
            {
                throw Wrong(
                    at,
                    $"{binary.Sign} 两边都要是一组文字，这里却是{Say.Of(side.Kind)}。一个词是不是其中之一，请写 in。"
                );
            }
        }
        return !Fit.HaveSameWords(left, right) ? throw Wrong(binary, "这两组的词表不同，不能比较。")
            : binary.Sign == "includes" ? new Node.Includes(left, right, At(binary))
            : new Node.Meets(left, right, At(binary));
    }

    private Node.Within Within(Syntax.Binary binary)
    {
        var left = Check(binary.Left);
        if (left.Kind != Kind.Division)
        {
            throw Wrong(binary.Left, $"within 前面要是地区，却是{Say.Of(left.Kind)}。");
        }
        var right = Check(binary.Right, Sort.Of(left));
        return right is Node.Constant { Kind: Kind.Division } of
            ? new Node.Within(left, of, At(binary))
            : throw Wrong(binary.Right, "within 后面要写 12 位地区代码，例如 '440800000000'，或地区参数。");
    }

    private Node Member(Syntax.Member member)
    {
        var operand = Check(member.Operand);
        var of = Check(member.Of, Sort.Of(operand));
        if ((operand.Kind, of.Kind) != (Kind.Word, Kind.Set))
        {
            throw Wrong(member, "in 后面要写花括号，例如 in {'a', 'b'}，或者一组文字的名称。");
        }
        if (!Fit.HaveSameWords(operand, of))
        {
            throw Wrong(member, "前后的词表不同，不能比较。");
        }
        Node found = new Node.Member(operand, of, At(member));
        return member.Negated ? new Node.Not(found, At(member)) : found;
    }

    private Node Among(Syntax.Among among)
    {
        var operand = Check(among.Operand);
        if (operand.Kind == Kind.Set)
        {
            return among.Operand is Syntax.Head
                ? new Node.Compare(
                    operand,
                    Check(new Syntax.Set(among.At, among.Options), Sort.Of(operand)),
                    Relation.Equal,
                    At(among)
                )
                : throw Wrong(among, "一组文字请写 includes {…}（全部都有）或 meets {…}（至少有一个）。");
        }
        var values = among.Options.Select(o => Option(operand, o)).ToList();
        if (values.Distinct().Count() < values.Count)
        {
            throw Wrong(among, "同一个值写了两次。");
        }
        Node found = new Node.OneOf(operand, values, At(among));
        return among.Negated ? new Node.Not(found, At(among)) : found;
    }

    private long Option(Node operand, Syntax option)
    {
        var node = Check(option, Sort.Of(operand));
        return
            node is Node.Constant { Value: { } value }
            && node.Kind == operand.Kind
            && operand.Denominator % node.Denominator == 0
            && (Int128)value * (operand.Denominator / node.Denominator) is var whole
            && new Bounds(whole, whole).Fit
            ? (long)whole
            : throw Wrong(
                option,
                $"“in”后面只能写明确的值，和前面同类（{Say.Of(operand.Kind)}），例如 {Say.Example(operand.Kind)}。"
            );
    }
}
