using Microsoft.EntityFrameworkCore;

namespace Cdop.DataCollection;

internal sealed class DataCollectionDb(DbContextOptions<DataCollectionDb> options, Ground ground) : ModuleDb(options, DataCollectionModule.Schema, ground)
{
    protected override void Shape(ModelBuilder modelBuilder)
    {
    }
}
