import { useRouter } from "next/navigation";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { LinkRight } from "@/lib/glossary/core/rights";

/** Which project, and which glossary. */
export type LinkPlace = { readonly glossaryId: string; readonly projectId: string };

/** What is said when a project's link was changed. */
export type LinkWords = {
  readonly changed: (right: LinkRight) => string;
  readonly unlinked: string;
  readonly linked: string;
};

export type LinkChange = {
  readonly place: LinkPlace;
  /** What the project may do there; null when it is not linked. */
  readonly before: LinkRight | null;
  readonly after: LinkRight | null;
  readonly words: LinkWords;
  /** Whoever only owns the project may let a glossary go, and cannot give themselves a right in it again. */
  readonly mayUndo?: boolean;
  readonly done?: () => void;
};

/** Gives a project a right in a glossary, or takes its link away. */
export async function writeLink(place: LinkPlace, right: LinkRight | null): Promise<void> {
  const path = `/glossaries/${place.glossaryId}/links/${place.projectId}`;
  if (right === null) await api(path, { method: "DELETE" });
  else await api(path, { method: "PUT", body: { right } });
}

/** Links a project to a glossary, changes what it may do there, or unlinks it; each is undone by its toast. */
export function useLink() {
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const set = async (place: LinkPlace, right: LinkRight | null) => {
    await writeLink(place, right);
    router.refresh();
  };
  const change = ({ place, before, after, words, mayUndo = true, done }: LinkChange) =>
    void run(async () => {
      await set(place, after);
      done?.();
      const said = after === null ? words.unlinked : before === null ? words.linked : words.changed(after);
      toast(said, mayUndo ? { undo: () => void run(() => set(place, before)) } : {});
    });
  return { busy, change };
}
