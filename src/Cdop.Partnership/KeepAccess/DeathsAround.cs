namespace Cdop.Partnership;

/// <summary>
/// What may be the same death as a subject. Each word of it is asked once for what is like it. What is very likely the same is one with it:
/// what is like the one is like the other, so that nobody reads of the child by a word at second hand.
/// </summary>
internal sealed class DeathsAround(IEnumerable<ILikeDeathDirectory> likes)
{
    private readonly Dictionary<Guid, IReadOnlyList<LikeDeath>> asked = [];
    private readonly Dictionary<Guid, LikeDeath> known = [];

    /// <summary>All that came up so far, by its number.</summary>
    public IReadOnlyDictionary<Guid, LikeDeath> Known => known;

    /// <summary>What is like a word itself.</summary>
    public async Task<IReadOnlyList<LikeDeath>> Like(Guid subject, CancellationToken ct)
    {
        if (!asked.TryGetValue(subject, out var like))
        {
            List<LikeDeath> found = [];
            foreach (var directory in likes)
            {
                found.AddRange(await directory.To(subject, ct));
            }

            asked[subject] = like = found;
            found.ForEach(one => known[one.Found.Subject] = one);
        }

        return like;
    }

    /// <summary>Itself and what is very likely the same, of one another.</summary>
    public async Task<IReadOnlySet<Guid>> One(Guid subject, CancellationToken ct)
    {
        HashSet<Guid> one = [subject];
        for (Queue<Guid> next = new([subject]); next.TryDequeue(out var word);)
        {
            foreach (var like in (await Like(word, ct)).Where(like => like.IsVeryLikely && one.Add(like.Found.Subject)))
            {
                next.Enqueue(like.Found.Subject);
            }
        }

        return one;
    }

    /// <summary>Whom it follows. A case is somebody's work, and what is only possibly the same is no reason to take it from them.</summary>
    public async Task<IReadOnlySet<Guid>> Followed(Guid subject, bool isCase, CancellationToken ct)
    {
        var followed = new HashSet<Guid>(await One(subject, ct));
        foreach (var word in isCase ? [] : followed.ToList())
        {
            followed.UnionWith((await Like(word, ct)).Select(like => like.Found.Subject));
        }

        followed.Remove(subject);
        return followed;
    }

    /// <summary>What follows it, and itself.</summary>
    public async Task<IReadOnlySet<Guid>> Following(Guid subject, CancellationToken ct)
    {
        var following = new HashSet<Guid>(await One(subject, ct));
        foreach (var like in await Like(subject, ct))
        {
            following.UnionWith(await One(like.Found.Subject, ct));
        }

        return following;
    }
}
