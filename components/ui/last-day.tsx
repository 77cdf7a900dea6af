"use client";

import { useSyncExternalStore } from "react";
import { useFormatter } from "use-intl";

const subscribe = () => () => {};

/** The day on which something ends, where the reader is; the exact time on hover. `value` is its last moment, ISO 8601. */
export function LastDay({ value }: { value: string }) {
  const format = useFormatter();
  const moment = new Date(value);
  // Which day it is depends on where the reader is: the server's zone is not theirs.
  const isHere = useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  return (
    <time
      dateTime={value}
      title={isHere ? format.dateTime(moment, { dateStyle: "full", timeStyle: "short" }) : undefined}
    >
      {format.dateTime(moment, { dateStyle: "medium", ...(!isHere && { timeZone: "UTC" }) })}
    </time>
  );
}
