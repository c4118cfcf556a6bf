using Microsoft.EntityFrameworkCore;

namespace Cdop.Notifications;

internal sealed class NotificationsDb(DbContextOptions<NotificationsDb> options, Ground ground) : ModuleDb(options, NotificationsModule.Schema, ground)
{
    protected override void Shape(ModelBuilder modelBuilder)
    {
    }
}
