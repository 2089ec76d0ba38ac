namespace Yiju.Ui;

/// <summary>What a notice is about: something to know, something that worked, something wrong.</summary>
public enum NoticeTone
{
    Plain,
    Done,
    Trouble,
}
