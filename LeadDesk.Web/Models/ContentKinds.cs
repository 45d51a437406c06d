using LeadDesk.Core.Scoring;

namespace LeadDesk.Web.Models;

/// <summary>Groups and kinds of content are named by behaviours; whoever renames or removes them takes the behaviours along.</summary>
public static class ContentKinds
{
    /// <summary>From looking around to being about to buy.</summary>
    public static IReadOnlyList<ContentTag> Usual { get; } =
    [
        new("what is", ["*what is*", "*guide*", "*blog*", "*trend*"]),
        new("how to", ["*how to*", "*checklist*", "*template*", "*webinar*"]),
        new("how to buy", ["*buy*", "*compar*", "*roi*", "*business case*", "*case stud*", "*security*", "*rfp*"]),
        new("pricing", ["*pricing*", "*price*", "*/plans*", "*quote*"]),
    ];

    /// <param name="to">Null takes the group away.</param>
    public static ModelDefinition RenameGroup(ModelDefinition model, string from, string? to) => model with
    {
        Groups = [.. model.Groups.Where(group => to is not null || group.Name != from).Select(group => group.Name == from ? group with { Name = to! } : group)],
        Behaviours = [.. model.Behaviours.Select(rule => rule.Group == from ? rule with { Group = to } : rule)],
    };

    /// <param name="to">Null takes the kind away; a behaviour that asked for it alone then takes any content.</param>
    public static ModelDefinition RenameTag(ModelDefinition model, string from, string? to) => model with
    {
        ContentTags = [.. model.ContentTags.Where(tag => to is not null || tag.Name != from).Select(tag => tag.Name == from ? tag with { Name = to! } : tag)],
        Behaviours = [.. model.Behaviours.Select(rule => rule.Contents.Contains(from) ? rule with { Contents = [.. rule.Contents.Select(tag => tag == from ? to : tag).OfType<string>()] } : rule)],
    };
}
