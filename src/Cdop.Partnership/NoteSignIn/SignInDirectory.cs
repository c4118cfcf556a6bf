using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Partnership;

internal sealed class SignInDirectory(IServiceScopeFactory scopes) : ISignInDirectory
{
    public async Task Note(SignInAct act, string issuer, string subject, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnershipDb>();
        var person = await db.People.Where(p => p.Issuer == issuer && p.Subject == subject).Select(p => p.Id).SingleOrDefaultAsync(ct);
        scope.ServiceProvider.GetRequiredService<Acting>().As(new Account(person == default ? UserId.Public : person));

        // Whose account it is, is sealed where nobody here is known by it.
        await db.Saw(new(act.ToString(), Guid.Empty, "Session", Payload: person == default ? $"{issuer} {subject}" : null), ct);
    }

    private sealed class Account(UserId id) : ICurrentUser
    {
        public UserId Id => id;

        public string Name => "";

        public IReadOnlyCollection<Area> Areas => [];

        public bool OnlyReads => true;

        public bool SeesEverything => false;

        public bool May(Permission permission) => false;

        public IReadOnlyCollection<Area> AreasFor(Permission permission) => [];
    }
}
