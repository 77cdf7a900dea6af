"use client";

import { useEffect, useState } from "react";
import { useFormatter } from "use-intl";

/** A moment, told from now ("3 hours ago"); the exact time on hover. `value` is ISO 8601. */
export function TimeText({ value }: { value: string }) {
  const format = useFormatter();
  const date = new Date(value);
  // The server's clock and zone are not the reader's: what depends on them is filled in by the browser.
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      dateTime={value}
      title={now === null ? undefined : format.dateTime(date, { dateStyle: "full", timeStyle: "short" })}
    >
      {now === null
        ? format.dateTime(date, { dateStyle: "medium", timeZone: "UTC" })
        : format.relativeTime(date, now)}
    </time>
  );
}
