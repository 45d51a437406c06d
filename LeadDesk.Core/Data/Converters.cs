using LeadDesk.Core.Leads;
using LeadDesk.Core.Lifecycle;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LeadDesk.Core.Data;

// SQLite cannot order or compare DateTimeOffset.
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    moment => moment.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

internal sealed class StageConverter() : ValueConverter<Stage, string>(stage => stage.Key, key => Stage.Find(key)!);

internal sealed class CellConverter() : ValueConverter<Cell, string>(cell => cell.Name, name => Cell.Parse(name));

internal sealed class CustomValuesConverter() : ValueConverter<CustomValues, string>(values => values.ToJson(), json => CustomValues.FromJson(json));
