import type { ControlProps } from './field.tsx';

/** Any zone the runtime knows, by name; `data-zone` lets the script offer the browser's own. */
export function TimeZoneControl({ control, value }: { control: ControlProps; value: string }) {
  return (
    <>
      <input
        class="input input--wide"
        list="time-zones"
        autocomplete="off"
        value={value}
        data-zone
        {...control}
      />
      <datalist id="time-zones">
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
