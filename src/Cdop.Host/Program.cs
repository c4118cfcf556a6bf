using Cdop.DataCollection;
using Cdop.Notifications;
using Cdop.Partnership;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPartnership().AddNotifications().AddDataCollection();
builder.Build().Run();
