"use client";

import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";

/**
 * Says what was given and takes it back, each with its undo.
 *
 * @param onChange called after every change, also an undone one
 */
export function useAssignments(onChange: () => void) {
  const t = useTranslations("review.assignments");
  const toast = useToast();
  const { busy, run } = useAction();
  const path = ({ id }: AssignmentView) => `/assignments/${id}`;
  const restore = (given: AssignmentView) =>
    run(async () => {
      await api(`${path(given)}/restore`, { method: "POST" });
      toast(t("restored"));
      onChange();
    });
  const takeBack = (given: AssignmentView) =>
    run(async () => {
      await api(path(given), { method: "DELETE" });
      toast(t("takenBack", { name: given.assignee.name }), { undo: () => void restore(given) });
      onChange();
    });
  const sayGiven = (given: AssignmentView, isNew: boolean) => {
    if (isNew) toast(t("given", { name: given.assignee.name }), { undo: () => void takeBack(given) });
    else toast(t("changed"));
    onChange();
  };
  return { busy, takeBack, sayGiven };
}
