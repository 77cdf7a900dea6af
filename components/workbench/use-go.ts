"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { useModel } from "./context";

/** Goes to a page of this document ("import", "export"). */
export function useGo(): (page: string) => void {
  const model = useModel();
  const router = useRouter();
  return useCallback(
    (page) => {
      const { document, project } = model.seed;
      // A later write of this page's address would call the way there off.
      model.address.settle();
      router.push(`/projects/${project.id}/documents/${document.id}/${page}`);
    },
    [model, router],
  );
}
