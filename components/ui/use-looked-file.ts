import { useEffect, useRef, useState } from "react";
import { type SendStage, sendForm } from "./send-form";

/** Only looking what a file would do, or taking it in. */
export type LookOrTake = "look" | "take";

export type LookedState<Report, Progress> = {
  readonly running: {
    readonly what: LookOrTake;
    readonly stage: SendStage | ({ readonly stage: "taking" } & Progress);
  } | null;
  readonly report: Report | null;
  readonly error: unknown;
};

type Sent = {
  /** Under /api/v1. */
  readonly path: string;
  readonly file: File;
  /** Files that belong to it, under the same name in a form. */
  readonly others?: readonly File[];
  readonly fields?: Readonly<Record<string, string>>;
  /** The file itself is the body, of whatever size, and the fields are in the address. */
  readonly isBody?: boolean;
};

const NOTHING = { running: null, report: null, error: null } as const;

/**
 * A file that is looked at before it is taken in: what is under way, what came of it, and a way to give up. One at a time: what
 * was under way is given up for what comes after it.
 *
 * @param tellsProgress whether the operation tells how far it is while it takes the file in
 */
export function useLookedFile<Report, Progress extends object = never>(tellsProgress: boolean) {
  const [state, set] = useState<LookedState<Report, Progress>>(NOTHING);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** What came of it; null when it was refused or given up. */
  const send = async (what: LookOrTake, sent: Sent): Promise<Report | null> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    const show = (stage: SendStage | ({ readonly stage: "taking" } & Progress)) =>
      !own.signal.aborted && set((before) => ({ ...before, running: { what, stage } }));
    set((before) => ({ ...before, running: { what, stage: { stage: "sending", share: 0 } }, error: null }));
    try {
      const report = await sendForm<Report, Progress>(...requestOf(sent), {
        signal: own.signal,
        onStage: show,
        ...(tellsProgress && {
          onProgress: (progress: Progress) => show({ stage: "taking", ...progress }),
        }),
      });
      set({ running: null, report, error: null });
      return report;
    } catch (error) {
      if (abort.current === own) set(own.signal.aborted ? NOTHING : { running: null, report: null, error });
      return null;
    }
  };
  const forget = () => {
    abort.current?.abort();
    set(NOTHING);
  };
  return { state, send, forget };
}

function requestOf({
  path,
  file,
  others = [],
  fields = {},
  isBody,
}: Sent): [path: string, body: FormData | Blob] {
  if (isBody === true) return [`${path}?${new URLSearchParams({ ...fields, fileName: file.name })}`, file];
  const form = new FormData();
  for (const each of [file, ...others]) form.append("file", each, each.name);
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return [path, form];
}
