using Ardalis.Specification;
using Microsoft.EntityFrameworkCore;

namespace Cdop.Kernel;

/// <summary>Runs a specification (a question the domain asks by name) as a query. See decision 0011: the package's own evaluator does not restore.</summary>
public static class SpecificationExtensions
{
    /// <summary>The rows that answer the question.</summary>
    public static IQueryable<T> WithSpecification<T>(this IQueryable<T> all, ISpecification<T> specification)
        where T : class
    {
        var query = specification.IgnoreQueryFilters ? all.IgnoreQueryFilters([ModuleDb.NeedToKnow]) : all;
        query = specification.WhereExpressions.Aggregate(query, (q, where) => q.Where(where.Filter));
        IOrderedQueryable<T>? ordered = null;
        foreach (var order in specification.OrderExpressions)
        {
            ordered = order.OrderType switch
            {
                OrderTypeEnum.OrderBy => query.OrderBy(order.KeySelector),
                OrderTypeEnum.OrderByDescending => query.OrderByDescending(order.KeySelector),
                OrderTypeEnum.ThenBy => ordered!.ThenBy(order.KeySelector),
                _ => ordered!.ThenByDescending(order.KeySelector),
            };
            query = ordered;
        }

        return specification.Take >= 0 ? query.Take(specification.Take) : query;
    }
}
