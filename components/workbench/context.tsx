"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { Voice } from "./actions";
import type { WorkbenchModel } from "./model";
import type { Row } from "./row";

const ModelContext = createContext<WorkbenchModel | null>(null);

export function ModelProvider({ model, children }: { model: WorkbenchModel; children: ReactNode }) {
  return <ModelContext.Provider value={model}>{children}</ModelContext.Provider>;
}

export function useModel(): WorkbenchModel {
  const model = useContext(ModelContext);
  if (model === null) throw new Error("useModel needs a ModelProvider around it.");
  return model;
}

/** The row at `index`; re-renders when that row changes, and for no other. */
export function useRow(index: number): Row | undefined {
  const { rows } = useModel();
  const subscribe = useCallback((listener: () => void) => rows.subscribe(index, listener), [rows, index]);
  const read = () => rows.row(index);
  return useSyncExternalStore(subscribe, read, read);
}

/** How many paragraphs the document has now. */
export function useTotal(): number {
  const { rows } = useModel();
  const read = () => rows.total;
  return useSyncExternalStore(rows.subscribeTotal, read, read);
}

/** What actions say, in the interface's language. */
export function useVoice(): Voice {
  const t = useTranslations("workbench");
  const toast = useToast();
  const problem = useProblemText();
  return useMemo(() => ({ t: (key, values) => t(key, values), toast, problem }), [t, toast, problem]);
}
