using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Cdop.Kernel.Tests;

internal enum Expected
{
    [Display(Name = "Yes, expected", Description = "Within the 24 hours before")]
    Yes,

    [Display(Name = "No, not expected")]
    No,

    NotKnown,
}

internal sealed record Example
{
    [Display(Name = "NHS number (if known)")]
    public NhsNumber? NhsNumber { get; init; }

    [Display(Name = "Family name"), StringLength(20)]
    public required string FamilyName { get; init; }

    [Display(Name = "Work email"), EmailAddress]
    public string? Email { get; init; }

    [Display(Name = "Birth weight in grams")]
    public int? Weight { get; init; }

    [Display(Name = "When did the child die?", ShortName = "Date of death")]
    public required LocalDate DateOfDeath { get; init; }

    [Display(Name = "Date of birth")]
    public LocalDate? DateOfBirth { get; init; }

    [Display(Name = "Time of death")]
    public LocalTime? TimeOfDeath { get; init; }

    [Display(Name = "Time not known")]
    public bool TimeNotKnown { get; init; }

    [Display(Name = "Was the death expected?", ShortName = "whether the death was expected")]
    public required Expected Expected { get; init; }

    [Display(Name = "Reasons")]
    public IReadOnlyList<Expected> Reasons { get; init; } = [];

    [IfWrong("Enter a home postcode of the child")]
    public Postcode? HomePostcode { get; init; }

    [Display(Name = "Also known as", Description = "Leave it empty if there is none")]
    public string? AlsoKnownAs { get; init; }

    [Display(Name = "What happened?", ShortName = "What happened"), StringLength(4000)]
    public string? WhatHappened { get; init; }
}

/// <summary>One form, posted as a browser posts it, bound and checked as a page does, and shown again by its fields.</summary>
internal sealed class Paper
{
    private static readonly ServiceProvider Services = Wire();
    private readonly ActionContext action;
    private readonly Dictionary<string, StringValues> boxes = [];

    private Paper(string method)
    {
        var http = new DefaultHttpContext { RequestServices = Services };
        http.Request.Method = method;
        action = new ActionContext(http, new RouteData(), new ActionDescriptor());
    }

    public ModelStateDictionary State => action.ModelState;

    public Example? Form { get; private set; }

    public static Paper Blank(Example? form = null) => new("GET") { Form = form };

    /// <summary>An answer to everything that is asked for, and then what the test says.</summary>
    public static Task<Paper> Post(params (string Name, string? Typed)[] boxes)
    {
        (string, string?)[] complete =
        [
            ("FamilyName", "Orrell"), ("DateOfDeath.Day", "19"), ("DateOfDeath.Month", "11"), ("DateOfDeath.Year", "2025"), ("Expected", "No"),
        ];
        return PostOnly([.. complete.ExceptBy(boxes.Select(box => box.Name), box => box.Item1), .. boxes]);
    }

    public static async Task<Paper> PostOnly(params (string Name, string? Typed)[] boxes)
    {
        var paper = new Paper("POST");
        foreach (var box in boxes.Where(box => box.Typed is not null).GroupBy(box => box.Name))
        {
            paper.boxes[$"Form.{box.Key}"] = new StringValues([.. box.Select(b => b.Typed)]);
        }

        var metadata = Services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(Example));
        var binder = Services.GetRequiredService<IModelBinderFactory>().CreateBinder(new ModelBinderFactoryContext { Metadata = metadata, BindingInfo = new BindingInfo() });
        var values = new FormValueProvider(BindingSource.Form, new FormCollection(paper.boxes), culture: null);
        var parameter = new ParameterDescriptor { Name = "Form", ParameterType = typeof(Example), BindingInfo = new BindingInfo() };
        var bound = await Services.GetRequiredService<ParameterBinder>().BindModelAsync(paper.action, binder, values, parameter, metadata, null, container: null);
        paper.Form = (Example?)bound.Model;
        return paper;
    }

    public string? Problem(string name) => State.TryGetValue(name.Length == 0 ? "" : $"Form.{name}", out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task<string> Show<TField>(string name, Action<TField>? with = null, string? manner = "wizard", string inner = "")
        where TField : Field
    {
        var provider = Services.GetRequiredService<IModelMetadataProvider>();
        var property = provider.GetModelExplorerForType(typeof(Example), Form).GetExplorerForProperty(name);
        var field = Activator.CreateInstance<TField>();
        field.For = new ModelExpression($"Form.{name}", property);
        field.Page = View(manner);
        with?.Invoke(field);
        return await Write(field, inner);
    }

    public Task<string> Summary() => Write(new ErrorSummary { Page = View("wizard") }, "");

    private static async Task<string> Write(TagHelper helper, string inner)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult(new DefaultTagHelperContent().AppendHtml(inner)));
        await helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "1"), output);
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private ViewContext View(string? manner) => new()
    {
        HttpContext = action.HttpContext,
        ViewData = new ViewDataDictionary(Services.GetRequiredService<IModelMetadataProvider>(), action.ModelState) { ["Manner"] = manner },
    };

    private static ServiceProvider Wire()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRazorPages().AddCdopPages();
        return services.BuildServiceProvider();
    }
}
