using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Cdop.Host.Tests;

/// <summary>What a machine posts and no page of ours would send: it is refused, never a fault of ours.</summary>
[Collection(WorldTests.Name)]
public sealed class UnreadableFormTests(World world)
{
    public static TheoryData<string, string, string> Posts
    {
        get
        {
            var posts = new TheoryData<string, string, string>();
            foreach (var path in new[] { "/notify", "/notify/child", "/notify/people?handler=Add", "/find", "/sign-out", "/r/AAAAAAAAAAAAAAAAAAAAAA", "/r/AAAAAAAAAAAAAAAAAAAAAA/forms/reporting/identity" })
            {
                posts.Add(path, "application/json", "{}");
                posts.Add(path, "text/plain", "words");
                posts.Add(path, "multipart/form-data", "no boundary");
                posts.Add(path, "multipart/form-data; boundary=b", "--b\r\nbroken");
                posts.Add(path, "application/x-www-form-urlencoded", new string('k', 5000) + "=v");
                posts.Add(path, "application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 11_000).Select(i => $"k{i}=v")));
            }

            return posts;
        }
    }

    [Theory]
    [MemberData(nameof(Posts))]
    public async Task What_is_no_form_is_refused(string path, string kind, string body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(kind);

        using var answer = await http.PostAsync(new Uri(world.Host.Address, path), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
