using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

/// <summary>Finds what is kept of a subject by its reference, and changes it here and in every module's copy in one transaction.</summary>
internal sealed class AccessInEveryModule(
    PartnershipDb db, IEnumerable<ISubjectDirectory> subjects, IEnumerable<IKeepAccess> copies, IEnumerable<ILikeDeathDirectory> likes, PeopleInReach reach, ICurrentUser user, IClock clock)
{
    /// <summary>What stands behind a reference, whoever asks; null where nothing does.</summary>
    public async Task<SubjectFound?> Look(string reference, CancellationToken ct)
    {
        SubjectFound? found = null;
        foreach (var directory in subjects)
        {
            // Each is asked, whether or not an earlier one has it: the time taken says nothing.
            found = await directory.Find(reference, ct) ?? found;
        }

        return found;
    }

    /// <summary>What stands behind a number; null where nothing does.</summary>
    public async Task<SubjectFound?> Look(Guid subject, CancellationToken ct)
    {
        foreach (var directory in subjects)
        {
            if (await directory.Find([subject], ct) is [var found, ..])
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What is kept of a subject, to be changed and saved; begun where nothing is kept yet.</summary>
    public async Task<Restriction> Of(SubjectFound found, CancellationToken ct) => (await Each([found], ct))[0];

    /// <summary>The same of several, in as many questions however many they are.</summary>
    public async Task<IReadOnlyList<Restriction>> Each(IReadOnlyCollection<SubjectFound> all, CancellationToken ct) =>
        await Each(all, await Known([.. all.Select(found => found.Subject)], ct), ct);

    private async Task<Dictionary<Guid, Restriction>> Known(List<Guid> of, CancellationToken ct) =>
        of.Count == 0 ? [] : await db.Restrictions.WithSpecification(new AccessOfAny(of)).Include(r => r.Lines).Include(r => r.TakenOff).AsSplitQuery().ToDictionaryAsync(r => r.Subject, ct);

    private async Task<List<Restriction>> Each(IEnumerable<SubjectFound> all, Dictionary<Guid, Restriction> known, CancellationToken ct)
    {
        List<Restriction> of = [];
        foreach (var found in all)
        {
            if (known.TryGetValue(found.Subject, out var kept))
            {
                kept.Know(found.Reference, found.Area);
                of.Add(kept);
                continue;
            }

            var begun = Restriction.Of(found, clock.GetCurrentInstant());
            of.Add(found.IsRestricted ? await Close(begun, ct) : begun);
        }

        return of;
    }

    /// <summary>The same by reference, for a person who looks after it; null where there is nothing or they do not.</summary>
    public async Task<Restriction?> Find(string reference, CancellationToken ct)
    {
        var kept = await Look(reference, ct) is { } found ? await Of(found, ct) : null;
        return kept?.IsKeptBy(user.Id, user.Areas) == true ? kept : null;
    }

    /// <summary>What is kept of these, of what the current user looks after.</summary>
    public async Task<IReadOnlyList<Restriction>> Named(IReadOnlyCollection<Guid> of, CancellationToken ct) =>
        of.Count == 0 ? [] : (await db.Restrictions.AsNoTracking().WithSpecification(new AccessOfAny(of)).Include(r => r.Lines).ToListAsync(ct)).FindAll(kept => kept.IsKeptBy(user.Id, user.Areas));

    /// <summary>What may be the same death, of what the current user looks after: notifications, and cases so like that they are proposed to be joined. Of others nothing is shown.</summary>
    public async Task<IReadOnlyList<Restriction>> ShownLike(Guid subject, CancellationToken ct) =>
        [.. (await Each([.. (await new DeathsAround(likes).Like(subject, ct)).Where(l => !l.IsCase || l.IsVeryLikely).Select(l => l.Found)], ct)).Where(kept => kept.IsKeptBy(user.Id, user.Areas))];

    /// <summary>
    /// Has a subject, and all that may be the same death, follow one another in who is shut out, here and in every copy. A module may have
    /// closed the subject before it was asked here: its copy is told anew wherever anybody is shut out of anything like it. Inside the
    /// caller's transaction.
    /// </summary>
    public async Task Follow(Guid subject, CancellationToken ct)
    {
        if (!await db.Restrictions.WithSpecification(new WithShutOut()).AnyAsync(ct))
        {
            return;
        }

        var around = new DeathsAround(likes);
        var followers = new HashSet<Guid>(await around.Following(subject, ct));
        followers.UnionWith(await db.Restrictions.WithSpecification(new FollowersOf(subject)).Select(r => r.Subject).ToListAsync(ct));
        var found = await Look(followers, around, ct);
        Dictionary<Guid, IReadOnlySet<Guid>> follows = [];
        foreach (var follower in followers)
        {
            follows[follower] = await around.Followed(follower, found.GetValueOrDefault(follower)?.IsCase == true, ct);
        }

        // What joined a case is known by the case's number alone; its own lists are kept, and follow all the same.
        var all = follows.Values.SelectMany(others => others).Union(followers).ToList();
        var known = await Known(all, ct);
        if (!known.Values.Any(kept => kept.Lines.Any(line => line.Kind == AccessKind.Excluded)))
        {
            return;
        }

        var told = await Each([.. found.Values.OrderBy(one => one.Subject)], known, ct);
        foreach (var one in told.Concat(known.Values.Where(kept => followers.Contains(kept.Subject) && !found.ContainsKey(kept.Subject))))
        {
            var changed = one.Follow(follows[one.Subject].Select(other => known.GetValueOrDefault(other)).OfType<Restriction>(), clock.GetCurrentInstant());
            if (changed || one.Subject == subject)
            {
                await Save(one, "As of what may be the same death", ct);
            }
        }
    }

    // A case by the name of the case, whoever else knows its number.
    private async Task<Dictionary<Guid, SubjectFound>> Look(IReadOnlyCollection<Guid> wanted, DeathsAround around, CancellationToken ct)
    {
        var found = wanted.Where(around.Known.ContainsKey).ToDictionary(one => one, one => around.Known[one].Found with { IsCase = around.Known[one].IsCase });
        foreach (var directory in subjects)
        {
            foreach (var one in (await directory.Find([.. wanted], ct)).Where(one => one.IsCase || !found.ContainsKey(one.Subject)))
            {
                found[one.Subject] = one;
            }
        }

        return found;
    }

    /// <summary>What the audit says of a page that shows who may see it.</summary>
    public (ModuleDb Module, AuditNote Note) Seen(Restriction kept, string page) => (db, new("Viewed", kept.Subject, page));

    /// <summary>Changes what is kept, once a form, here and in every copy, or nowhere; null where there is nothing or the person does not look after it.</summary>
    /// <param name="reference">What it is kept of.</param>
    /// <param name="form">What was sent.</param>
    /// <param name="because">The reason that the audit keeps.</param>
    /// <param name="change">The change.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="line">Which line of it the address names.</param>
    public async Task<Result<string>?> Change(string reference, SentOnce form, string because, Func<Restriction, Task<Result<Restriction>>> change, CancellationToken ct, string line = "")
    {
        var answer = await db.OnceIfThere($"{form.GetType().Name} of {reference} {line}", form.Key, () => ChangeWithin(reference, because, change, ct), ct, typed: form);
        if (answer?.Succeeded != true)
        {
            db.Forget(); // the page shows who may see it as it is
        }

        return answer;
    }

    /// <summary>Saves what is kept, and tells every module. Inside the caller's transaction.</summary>
    public async Task Save(Restriction kept, string because, CancellationToken ct)
    {
        if (db.Entry(kept).State == EntityState.Detached)
        {
            db.Add(kept);
        }

        await db.SaveBecause(because, ct);
        var open = await db.EmergencyUses.WithSpecification(new OpenUsesAt(kept.Subject, clock.GetCurrentInstant()))
            .Select(u => new { u.Person, u.Until }).ToListAsync(ct);
        var lines = kept.Lines.Select(l => new AccessEntry { Subject = l.Subject, Person = l.Person, Kind = l.Kind })
            .Concat(open.GroupBy(u => u.Person).Select(u => new AccessEntry { Subject = kept.Subject, Person = u.Key, Kind = AccessKind.BreakGlass, Until = u.Max(o => o.Until) }))
            .ToList();
        foreach (var copy in copies)
        {
            await copy.Keep(kept.Subject, kept.IsRestricted, lines, because, ct);
        }
    }

    /// <summary>The people who could be put on a list or shut out: those the current manager sees who may sign in; of the area alone, if asked.</summary>
    public async Task<IReadOnlyList<Choice>> People(Restriction kept, bool ofArea, CancellationToken ct) =>
        await reach.All(await reach.Me(ct)).AsNoTracking()
            .Where(p => p.DisabledAt == null && (!ofArea || kept.Area == null || p.Roles.Any(r => r.TakenAt == null && (r.Area == null || r.Area == kept.Area))))
            .OrderBy(p => p.SortedAs)
            .Select(p => new Choice(p.Id.Value, p.Name, null))
            .ToListAsync(ct);

    /// <summary>Closes it to all but those who answer for it: the managers of its area, or all while none is settled.</summary>
    public async Task<Restriction> Close(Restriction kept, CancellationToken ct) =>
        kept.Restrict(await ManagersOf(kept.Area, ct), "Asked for when it was notified or worked", UserId.Service, clock.GetCurrentInstant()).Value;

    /// <summary>The managers of an area, or all while none is settled.</summary>
    public Task<List<UserId>> ManagersOf(Area? area, CancellationToken ct) =>
        db.People.Where(p => p.DisabledAt == null && p.Roles.Any(r => r.TakenAt == null && r.Role == Role.Manager && (area == null || r.Area == null || r.Area == area)))
            .Select(p => p.Id).ToListAsync(ct);

    private async Task<Result<string>?> ChangeWithin(string reference, string because, Func<Restriction, Task<Result<Restriction>>> change, CancellationToken ct)
    {
        if (await Find(reference, ct) is not { } kept)
        {
            return null;
        }

        var changed = await change(kept);
        if (changed.Succeeded)
        {
            await Save(kept, because, ct);
            await Follow(kept.Subject, ct);
        }

        return changed.As(k => $"/access/{k.Reference}");
    }
}
