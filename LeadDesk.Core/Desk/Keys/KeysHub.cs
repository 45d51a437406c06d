using LeadDesk.Core.Desk.Live;
using Microsoft.Extensions.DependencyInjection;

namespace LeadDesk.Core.Desk.Keys;

/// <summary>Tells open pages whose keys were changed, by the person's id.</summary>
public sealed class KeysHub : Listeners<int>;

public static class KeysSetup
{
    public static IServiceCollection AddKeys(this IServiceCollection services) => services.AddSingleton<KeysHub>().AddSingleton<KeysOf>().AddSingleton<ChooseKeys>();
}
