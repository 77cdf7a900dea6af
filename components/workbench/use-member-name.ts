"use client";

import { useEffect } from "react";
import { api } from "@/components/ui/api";
import { useModel } from "./context";
import type { WorkbenchModel } from "./model";
import { useStore } from "./store";

type Members = { readonly items: readonly { readonly userId: string; readonly name: string }[] };

/** Reads who the project's members are, the first time that anybody asks. */
export function loadMemberNames(model: WorkbenchModel): void {
  if (model.memberNames.get() !== null) return;
  model.memberNames.set(new Map());
  api<Members>(`/projects/${model.seed.project.id}/members`)
    .then(({ items }) => model.memberNames.set(new Map(items.map((member) => [member.userId, member.name]))))
    // A name is a comfort: asked again when next needed.
    .catch(() => model.memberNames.set(null));
}

/** A project member's name; read once, when it is first asked for. Undefined while unknown, and for who has left. */
export function useMemberName(userId: string | null): string | undefined {
  const model = useModel();
  const names = useStore(model.memberNames, (value) => value);
  useEffect(() => {
    if (userId !== null) loadMemberNames(model);
  }, [model, userId]);
  return userId === null ? undefined : names?.get(userId);
}
