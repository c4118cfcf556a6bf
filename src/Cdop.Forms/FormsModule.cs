using Microsoft.Extensions.DependencyInjection;

namespace Cdop.Forms;

/// <summary>The ground of the statutory forms: what a form is, what it was answered, and the parts of the pages that ask it.</summary>
public static class FormsModule
{
    /// <summary>The forms of the product.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services) => services.AddSingleton<FormLibrary>();
}
