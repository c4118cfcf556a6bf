using System.Text;
using System.Text.Encodings.Web;
using OpenIddict.Abstractions;

namespace Cdop.DevelopmentSignIn;

/// <summary>The provider's two pages: plain, and readable without a script.</summary>
internal static class Pages
{
    public const string Who = "who";

    /// <summary>Ends the value of the button that signs somebody in with a password alone.</summary>
    public const string WithoutSecondFactor = ":password-only";

    public const string Style =
        """
        body { margin: 0; background: #f0f4f5; color: #212b32; font: 1.1875rem/1.5 Arial, sans-serif; }
        header { background: #17384a; color: #fff; padding: 1rem; }
        header p, main { max-width: 44rem; margin: 0 auto; }
        main { padding: 1.5rem 1rem 3rem; }
        h1 { font-size: 2rem; line-height: 1.25; }
        h2 { font-size: 1.375rem; margin-top: 2rem; }
        ul { list-style: none; margin: 0; padding: 0; }
        li { margin: 0 0 .5rem; }
        button { box-sizing: border-box; width: 100%; padding: .75rem 1rem; text-align: left; font: inherit; color: inherit;
          background: #fff; border: 1px solid #768692; border-radius: 4px; cursor: pointer; }
        button strong { display: block; color: #0b5a7a; }
        button:hover { border-color: #17384a; background: #e8f0f3; }
        button:focus { outline: 4px solid #ffeb3b; outline-offset: 0; border-color: #212b32; box-shadow: inset 0 0 0 3px #212b32; }
        .inset { border-left: 8px solid #17384a; background: #fff; padding: 1rem; margin: 1.5rem 0; }
        .inset p { margin: 0; }
        """;

    public static string ChooseWhoToBe(OpenIddictRequest request)
    {
        var page = Choice(request, "This is the sign-in of a development copy. The people are made up and there is no password.");
        foreach (var account in Accounts.All)
        {
            page.Append($"<li>{Button(account.Subject, account.Name, $"{account.Role}, {account.Areas}")}</li>").AppendLine();
        }

        var manager = Accounts.All.Single(account => account.Subject == "manager.quayle");
        page.Append(
            $"""
            </ul>
            <h2>To see what a weaker sign-in may not do</h2>
            {Button(manager.Subject + WithoutSecondFactor, "Sign in without second factor", $"as {manager.Name}, {manager.Role}")}
            </form>
            """);
        return Whole("Choose who to be", page.ToString());
    }

    public static string ChooseMember(OpenIddictRequest request)
    {
        var page = Choice(request, $"This stands for the sign-in of {Organisation.Name}. It tells Cdop the address of whoever you choose; they have no account there.");
        foreach (var member in Organisation.People)
        {
            page.Append($"<li>{Button(member.Subject, member.Name, member.Email)}</li>").AppendLine();
        }

        return Whole("Choose who to be", page.Append("</ul></form>").ToString());
    }

    public static string Welcome()
    {
        var page = new StringBuilder(
            """
            <h1>Development sign-in</h1>
            <p>This program signs people in to a development copy of Cdop. Open Cdop and choose Sign in; these people are ready:</p>
            <ul>
            """);
        foreach (var account in Accounts.All)
        {
            page.Append($"<li><strong>{Encode(account.Name)}</strong> ({Encode(account.Subject)}): {Encode(account.Role)}, {Encode(account.Areas)}</li>").AppendLine();
        }

        return Whole("Development sign-in", page.Append("</ul>").ToString());
    }

    private static StringBuilder Choice(OpenIddictRequest request, string about)
    {
        var page = new StringBuilder(
            $"""
            <h1>Choose who to be</h1>
            <div class="inset"><p>{Encode(about)}</p></div>
            <form method="post" action="/connect/authorize">

            """);
        foreach (var parameter in request.GetParameters())
        {
            page.Append($"""<input type="hidden" name="{Encode(parameter.Key)}" value="{Encode(parameter.Value.ToString())}">""").AppendLine();
        }

        return page.AppendLine("<ul>");
    }

    private static string Button(string value, string name, string about) =>
        $"""<button name="{Who}" value="{Encode(value)}"><strong>{Encode(name)}</strong> {Encode(about)}</button>""";

    private static string Whole(string title, string content) =>
        $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} - Cdop development sign-in</title>
          <link rel="stylesheet" href="/sign-in.css">
        </head>
        <body>
          <header><p>Cdop development sign-in</p></header>
          <main>
          {content}
          </main>
        </body>
        </html>
        """;

    private static string Encode(string? text) => HtmlEncoder.Default.Encode(text ?? "");
}
