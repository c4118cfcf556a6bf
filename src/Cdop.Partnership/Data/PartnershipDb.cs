using Microsoft.EntityFrameworkCore;

namespace Cdop.Partnership;

internal sealed class PartnershipDb(DbContextOptions<PartnershipDb> options, Ground ground) : ModuleDb(options, PartnershipModule.Schema, ground)
{
    protected override void Shape(ModelBuilder modelBuilder)
    {
    }
}
