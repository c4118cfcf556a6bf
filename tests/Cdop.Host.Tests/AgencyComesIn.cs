namespace Cdop.Host.Tests;

/// <summary>How agencies come in by a link and a code, where the test has the clock.</summary>
public static class AgencyComesIn
{
    /// <summary>Comes in with a link and the code that is mailed for it.</summary>
    public static async Task<PageSeen> Enter(this Browser agency, HostUnderTest host, string link, string email) =>
        await agency.Press(await agency.Get($"{link}/code"), "Continue", ("Form.Code", await agency.NewCode(host, link, email)));

    /// <summary>Asks for a code, and for the mail with it: the job that mails codes runs as the clock is moved on.</summary>
    public static async Task<string> NewCode(this Browser agency, HostUnderTest host, string link, string email)
    {
        var before = await agency.CodeFor(email);
        await agency.Press(await agency.Get(link), "Send me a code", ("Form.Email", email));
        for (var looked = 0; looked < 60; looked++)
        {
            await host.Advance(TimeSpan.FromSeconds(1)); // the code does not last
            if (await agency.CodeFor(email) is { } code && code != before)
            {
                return code;
            }
        }

        throw new InvalidOperationException("No code came.");
    }
}
