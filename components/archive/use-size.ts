import { useCallback } from "react";
import { useFormatter } from "use-intl";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Says a number of bytes in the unit that fits it. */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return useCallback(
    (bytes) => {
      const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000)));
      return format.number(bytes / 1000 ** power, {
        ...{ style: "unit", unit: UNITS[power] ?? "byte", unitDisplay: "short" },
        maximumFractionDigits: power < 2 ? 0 : 1,
      });
    },
    [format],
  );
}
