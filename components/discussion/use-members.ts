"use client";

import { useEffect, useMemo } from "react";
import { useModel } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { loadMemberNames } from "@/components/workbench/use-member-name";
import type { Mentionable } from "@/lib/discussion/core/mentions";

/** Everybody in the project, by name: who can be mentioned. */
export function useMembers(): readonly Mentionable[] {
  const model = useModel();
  const names = useStore(model.memberNames, (value) => value);
  useEffect(() => loadMemberNames(model), [model]);
  return useMemo(
    () => [...(names ?? [])].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    [names],
  );
}
