using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cdop.Planted;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quartz;

namespace Cdop.Architecture.Tests;

/// <summary>What keeps the walls between the modules. Written once; holds for each module in <see cref="House.Line"/>.</summary>
public sealed partial class ModuleTests
{
    private const string PlantedModule = "Cdop.Planted";

    // Runs beside the product in a process of its own, and shows nothing that could be called.
    private const string ProgramBeside = "Cdop.WordsReader";

    public static TheoryData<string> Modules => House.Modules;

    private static IEnumerable<Type> PlantedTypes => typeof(PlantedModule).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(PlantedModule, StringComparison.Ordinal) is true);

    [Theory, MemberData(nameof(Modules))]
    public void A_module_shows_only_its_contracts_and_its_front_door(string module) =>
        House.Holds(ShowsTooMuch(module, House.Module(module).GetExportedTypes()));

    [Fact]
    public void A_public_type_of_its_inside_is_found() =>
        Assert.Equal(["Cdop.Planted.ShownByMistake is public, and neither a contract nor the front door"], ShowsTooMuch(PlantedModule, PlantedTypes.Where(type => type.IsPublic)));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_leans_only_on_the_kernel_and_the_modules_before_it(string module) =>
        House.Holds(LeansForward([.. House.Line.Select(m => m.GetName().Name!)], module, References(ProjectOf(module).Text)));

    [Fact]
    public void A_module_that_leans_on_a_later_one_is_found() =>
        Assert.Equal(
            ["Cdop.Notifications refers to Cdop.DataCollection, which is not before it in the line"],
            LeansForward(
                ["Cdop.Partnership", "Cdop.Notifications", "Cdop.DataCollection"],
                "Cdop.Notifications",
                References("""<Project><ItemGroup><ProjectReference Include="../Cdop.Partnership/Cdop.Partnership.csproj" /><ProjectReference Include="../Cdop.DataCollection/Cdop.DataCollection.csproj" /></ItemGroup></Project>""")));

    [Fact]
    public void The_kernel_leans_on_no_project_of_ours() => Assert.Empty(References(ProjectOf("Cdop.Kernel").Text));

    [Fact]
    public void The_forms_lean_on_the_kernel_alone() => Assert.Equal(["Cdop.Kernel"], References(ProjectOf("Cdop.Forms").Text));

    [Fact]
    public void Nothing_in_src_leans_on_the_host() =>
        Assert.DoesNotContain(House.Files.Under("src/", ".csproj"), project => References(project.Text).Contains("Cdop.Host"));

    [Theory, MemberData(nameof(Modules))]
    public void The_domain_knows_no_web_database_FHIR_or_scheduler(string module) =>
        House.Holds(KnowsTheOutside(House.Files.Under($"src/{module}/Domain/", ".cs")));

    [Theory]
    [InlineData("using Microsoft.EntityFrameworkCore;")]
    [InlineData("    Microsoft.AspNetCore.Http.HttpContext context;")]
    [InlineData("using Quartz;")]
    [InlineData("using Patient = Hl7.Fhir.Model.Patient;")]
    public void A_domain_that_looks_outside_is_found(string line) =>
        Assert.Single(KnowsTheOutside([new("src/Cdop.Planted/Domain/Case.cs", $"{line}\nnamespace Cdop.Planted.Domain;\n")]));

    [Theory, MemberData(nameof(Modules))]
    public void FHIR_is_spoken_only_in_slices_named_for_it(string module) =>
        House.Holds(SpeaksFhirElsewhere(House.Files.Under($"src/{module}/", ".cs")));

    [Fact]
    public void FHIR_in_another_slice_is_found() =>
        Assert.Single(SpeaksFhirElsewhere([new("src/Cdop.Planted/LogDeath/LogDeath.cs", "using Hl7.Fhir.Model;"), new("src/Cdop.Planted/ReceiveFhirDeath/ReceiveFhirDeath.cs", "using Hl7.Fhir.Model;")]));

    [Fact]
    public void No_two_slices_share_a_file_name() => House.Holds(SharesAName(House.Files.Under("src/", ".cshtml")));

    [Fact]
    public void Two_slices_of_one_name_are_found() =>
        Assert.Single(SharesAName([new("src/Cdop.A/ListCases/ListCases.cshtml", ""), new("src/Cdop.B/ListCases/ListCases.cshtml", ""), new("src/Cdop.A/_ViewImports.cshtml", ""), new("src/Cdop.B/_ViewImports.cshtml", "")]));

    [Theory, MemberData(nameof(Modules))]
    public void A_contract_is_an_event_or_a_directory_with_its_records(string module) =>
        House.Holds(IsNoContract(House.Module(module).GetExportedTypes().Where(type => type.Namespace == $"{module}.Contracts")));

    [Theory]
    [InlineData(typeof(Cdop.Planted.Contracts.IDeathService), "Cdop.Planted.Contracts.IDeathService is an interface that is not called a directory")]
    [InlineData(typeof(Cdop.Planted.Contracts.Death), "Cdop.Planted.Contracts.Death is neither an event, a directory nor a record")]
    [InlineData(typeof(Cdop.Planted.Contracts.DeathRenamed), "Cdop.Planted.Contracts.DeathRenamed.Surname can be changed")]
    [InlineData(typeof(Cdop.Planted.Contracts.DeathNamed), "Cdop.Planted.Contracts.DeathNamed.ChildName says in an event who the child is")]
    public void What_is_no_contract_is_found(Type type, string violation) => Assert.Contains(violation, IsNoContract([type]));

    [Fact]
    public void An_event_carries_no_words() =>
        House.Holds(House.All.SelectMany(House.Written).Where(type => type.IsSubclassOf(typeof(DomainEvent))).SelectMany(CarriesWords));

    [Fact]
    public void An_event_that_carries_words_is_found() =>
        Assert.Equal(
            ["Cdop.Planted.Contracts.DeathExplained.Because carries words", "Cdop.Planted.Contracts.DeathExplained.Remarks carries words", "Cdop.Planted.Contracts.DeathExplained.Whole carries words"],
            CarriesWords(typeof(Cdop.Planted.Contracts.DeathExplained)));

    [Fact]
    public void Every_type_is_sealed_unless_something_derives_from_it() => House.Holds(House.All.SelectMany(assembly => IsOpen([.. House.Written(assembly)])));

    [Fact]
    public void An_open_class_is_found() => Assert.Contains("Cdop.Planted.LeftOpen is not sealed", IsOpen([.. PlantedTypes]));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_has_one_namespace_beside_its_contracts_and_its_domain(string module) =>
        House.Holds(LivesElsewhere(module, House.Written(House.Module(module))));

    [Fact]
    public void A_namespace_of_its_own_is_found() =>
        Assert.Equal(["Cdop.Planted.Elsewhere.Lost lives in a namespace of its own"], LivesElsewhere(PlantedModule, PlantedTypes));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => House.Holds(House.All.SelectMany(House.Written).SelectMany(SaysNothing));

    [Theory]
    [InlineData(typeof(Cdop.Planted.Contracts.IDeathService))]
    [InlineData(typeof(DeathHelper))]
    public void A_name_that_says_nothing_is_found(Type type) => Assert.Single(SaysNothing(type));

    [Theory, MemberData(nameof(Modules))]
    public void Handlers_jobs_and_pages_stay_out_of_the_domain(string module) =>
        House.Holds(ActsInTheDomain(module, House.Written(House.Module(module))));

    [Fact]
    public void A_handler_in_the_domain_is_found() =>
        Assert.Equal(["Cdop.Planted.Domain.CountDeathsHandler acts, and does not belong in the domain"], ActsInTheDomain(PlantedModule, PlantedTypes));

    [Theory, MemberData(nameof(Modules))]
    public void An_interface_of_the_inside_has_more_than_one_implementation(string module) =>
        House.Holds(HasOneImplementation(module, [.. House.Written(House.Module(module))]));

    [Fact]
    public void An_interface_with_one_implementation_is_found() =>
        Assert.Equal(["Cdop.Planted.IOnlyOnce has one implementation: use that"], HasOneImplementation(PlantedModule, [.. PlantedTypes]));

    [Fact]
    public void Every_project_has_its_tests_and_is_in_the_solution() =>
        House.Holds(IsLeftOut(House.Files.Single(file => file.Path == "Cdop.sln").Text, [.. House.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => file.Path)]));

    [Fact]
    public void A_project_without_tests_or_out_of_the_solution_is_found() =>
        Assert.Equal(
            ["src/Cdop.A/Cdop.A.csproj is not in Cdop.sln", "Cdop.A has no project of tests"],
            IsLeftOut("nothing", ["src/Cdop.A/Cdop.A.csproj"]));

    private static IEnumerable<string> ShowsTooMuch(string module, IEnumerable<Type> exported) =>
        exported.Where(type => type.Namespace != $"{module}.Contracts" && type.Name != $"{module.Split('.')[^1]}Module")
            .Where(type => type.DeclaringType is null)
            .Select(type => $"{type} is public, and neither a contract nor the front door");

    private static IEnumerable<string> LeansForward(IReadOnlyList<string> line, string module, IEnumerable<string> references) =>
        references.Except(line.TakeWhile(name => name != module).Concat(House.Grounds.Select(ground => ground.GetName().Name!)).Append(ProgramBeside))
            .Select(name => $"{module} refers to {name}, which is not before it in the line");

    private static IReadOnlyList<string> References(string project) =>
        [.. XDocument.Parse(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))];

    private static SourceFile ProjectOf(string name) => House.Files.Single(file => file.Path == $"src/{name}/{name}.csproj");

    private static IEnumerable<string> KnowsTheOutside(IEnumerable<SourceFile> domain) =>
        domain.SelectMany(file => file.Where(Outside(), "the domain knows the outside"));

    private static IEnumerable<string> SpeaksFhirElsewhere(IEnumerable<SourceFile> files) =>
        files.Where(file => !file.Path.Contains("Fhir", StringComparison.Ordinal)).SelectMany(file => file.Where(Fhir(), "FHIR outside a slice named for it"));

    private static IEnumerable<string> SharesAName(IEnumerable<SourceFile> pages) =>
        pages.Where(page => page.Name is not ("_ViewImports.cshtml" or "_ViewStart.cshtml")).GroupBy(page => page.Name).Where(same => same.Count() > 1)
            .Select(same => $"one Razor root serves all modules, so these hide each other: {string.Join(", ", same.Select(page => page.Path))}");

    private static IEnumerable<string> IsNoContract(IEnumerable<Type> contracts)
    {
        foreach (var type in contracts.Where(type => !type.IsEnum && type.DeclaringType is null))
        {
            if (type.IsInterface)
            {
                if (!Directories().IsMatch(type.Name))
                {
                    yield return $"{type} is an interface that is not called a directory";
                }

                continue;
            }

            if (!IsRecord(type))
            {
                yield return $"{type} is neither an event, a directory nor a record";
                continue;
            }

            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)) is false)
                {
                    yield return $"{type}.{property.Name} can be changed";
                }

                if (type.IsSubclassOf(typeof(DomainEvent)) && (property.PropertyType == typeof(NhsNumber) || Identifying().IsMatch(property.Name)))
                {
                    yield return $"{type}.{property.Name} says in an event who the child is";
                }
            }
        }
    }

    // What a person wrote stays in its own row, where it is guarded: an event lies in the outbox in clear, so it holds
    // numbers, dates, choices and the kernel's own values, and whoever acts on it reads the words where they are kept.
    private static IEnumerable<string> CarriesWords(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.Name != "EqualityContract" && property != ReferenceAsked && !IsPlain(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
            .Select(property => $"{type}.{property.Name} carries words");

    // A reference of any module, each of which has a type of its own for it.
    private static readonly PropertyInfo ReferenceAsked = typeof(RestrictionAsked).GetProperty(nameof(RestrictionAsked.Reference))!;

    private static bool IsPlain(Type type) =>
        type.IsEnum || type.IsPrimitive || type == typeof(Guid) || type.Assembly == typeof(NodaTime.Instant).Assembly || type.Assembly == typeof(CaseId).Assembly;

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is not null;

    private static IEnumerable<string> IsOpen(IReadOnlyCollection<Type> types) =>
        types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !types.Any(other => other.BaseType == type))
            .Select(type => $"{type} is not sealed");

    private static IEnumerable<string> LivesElsewhere(string module, IEnumerable<Type> types) =>
        types.Where(type => type.Namespace != module && type.Namespace != $"{module}.Contracts" && type.Namespace != $"{module}.Domain")
            .Select(type => $"{type} lives in a namespace of its own");

    // TheService is the product itself as it acts, beside the people.
    private static IEnumerable<string> SaysNothing(Type type) =>
        Empty().IsMatch(type.Name.Split('`')[0]) && type != typeof(TheService) ? [$"{type} has a name that says nothing"] : [];

    private static IEnumerable<string> ActsInTheDomain(string module, IEnumerable<Type> types) =>
        types.Where(type => type.Namespace == $"{module}.Domain")
            .Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal)
                || type.IsSubclassOf(typeof(PageModel))
                || typeof(IJob).IsAssignableFrom(type)
                || type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IHandle<>)))
            .Select(type => $"{type} acts, and does not belong in the domain");

    private static IEnumerable<string> HasOneImplementation(string module, IReadOnlyCollection<Type> types) =>
        types.Where(type => type.IsInterface && type.Namespace != $"{module}.Contracts" && types.Count(other => other.IsClass && type.IsAssignableFrom(other)) < 2)
            .Select(type => $"{type} has one implementation: use that");

    private static IEnumerable<string> IsLeftOut(string solution, IReadOnlyCollection<string> projects)
    {
        foreach (var project in projects)
        {
            if (!solution.Contains(project.Replace('/', '\\'), StringComparison.Ordinal))
            {
                yield return $"{project} is not in Cdop.sln";
            }

            var name = Path.GetFileNameWithoutExtension(project);

            // The migrations are tried by the tests of architecture, the development provider by those of the host.
            if (project.StartsWith("src/", StringComparison.Ordinal)
                && !name.StartsWith("Cdop.Migrations.", StringComparison.Ordinal)
                && name != "Cdop.DevelopmentSignIn"
                && !projects.Contains($"tests/{name}.Tests/{name}.Tests.csproj"))
            {
                yield return $"{name} has no project of tests";
            }
        }
    }

    [GeneratedRegex(@"\b(Microsoft\.(AspNetCore|EntityFrameworkCore|Extensions)|System\.Data|Quartz|Hl7)\b")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\bHl7\.")]
    private static partial Regex Fhir();

    [GeneratedRegex("^I[A-Z]\\w*Directory$")]
    private static partial Regex Directories();

    [GeneratedRegex("Name$|Names$|Surname|NhsNumber|Address|Postcode|Email|DateOfBirth")]
    private static partial Regex Identifying();

    [GeneratedRegex("(Service|Services|Manager|Helper|Helpers|Util|Utils|Utility|Utilities|Common|Dto|Base|Impl)$")]
    private static partial Regex Empty();
}
