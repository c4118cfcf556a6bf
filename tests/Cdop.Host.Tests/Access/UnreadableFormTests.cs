using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cdop.Host.Tests;

/// <summary>What a machine posts and no page of ours would send: it is refused, never a fault of ours.</summary>
[Collection(WorldTests.Name)]
public sealed class UnreadableFormTests(World world)
{
    public static TheoryData<string, string, string, HttpStatusCode> Posts
    {
        get
        {
            var posts = new TheoryData<string, string, string, HttpStatusCode>();
            foreach (var path in new[] { "/notify", "/notify/child", "/notify/people?handler=Add", "/find", "/sign-out", "/r/AAAAAAAAAAAAAAAAAAAAAA", "/r/AAAAAAAAAAAAAAAAAAAAAA/forms/reporting/identity" })
            {
                posts.Add(path, "application/json", "{}", HttpStatusCode.UnsupportedMediaType);
                posts.Add(path, "text/plain", "words", HttpStatusCode.UnsupportedMediaType);
                posts.Add(path, "multipart/form-data", "no boundary", HttpStatusCode.UnsupportedMediaType);
                posts.Add(path, "multipart/form-data; boundary=b", "--b\r\nbroken", HttpStatusCode.UnsupportedMediaType);
                posts.Add(path, "application/x-www-form-urlencoded; charset=utf-7", "story=words", HttpStatusCode.BadRequest);
                posts.Add(path, "application/x-www-form-urlencoded", new string('k', 5000) + "=v", HttpStatusCode.RequestEntityTooLarge);
                posts.Add(path, "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 1_025).Select(i => $"Form.Ask[{i}].Ticked=true")), HttpStatusCode.RequestEntityTooLarge);
                posts.Add(path, "application/x-www-form-urlencoded", "Form.Ask.index=a&Form.Ask[a].Ticked=true", HttpStatusCode.RequestEntityTooLarge);
                posts.Add(path, "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 11_000).Select(i => $"k{i}=v")), HttpStatusCode.RequestEntityTooLarge);
            }

            return posts;
        }
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task What_is_no_form_or_more_than_one_is_refused_with_a_page_that_says_so(string path, string kind, string body, HttpStatusCode status)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(kind);

        using var answer = await http.PostAsync(new Uri(world.Host.Address, path), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var heading = status switch
        {
            HttpStatusCode.RequestEntityTooLarge => "That is too much at once",
            HttpStatusCode.BadRequest => "This page is out of date",
            _ => "What was sent could not be read",
        };
        Assert.Contains($"<h1 class=\"nhsuk-heading-l\">{heading}</h1>", page, StringComparison.Ordinal);
        Assert.Contains("A death can be notified by telephone.", page, StringComparison.Ordinal);
    }
}
