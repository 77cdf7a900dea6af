"use client";

import { useModel } from "@/components/workbench/context";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import { can } from "@/lib/accounts/core/rights";
import { waitsFor } from "@/lib/review/core/task";
import type { Draft } from "./assign";
import { AssignDialog } from "./assign-dialog";
import { useAssignments } from "./use-assignments";

/** Gives somebody the paragraph where one stands, in the track where one stands; both can be changed. */
export function AssignHereDialog({ onClose }: { onClose: () => void }) {
  const model = useModel();
  const start = draftHere(model);
  const { sayGiven } = useAssignments(() => void model.assignments.load(start.trackId).catch(() => {}));
  const { seed } = model;
  const { id, title } = seed.document;
  const tracks = model.tracks.get();
  return (
    <AssignDialog
      projectId={seed.project.id}
      me={{ id: seed.person.id, role: seed.role }}
      places={[{ id, title, total: model.rows.total, tracks }]}
      start={start}
      editing={null}
      onClose={onClose}
      onDone={(given) => {
        onClose();
        sayGiven(given, true);
      }}
    />
  );
}

function draftHere(model: WorkbenchModel): Draft {
  const { index, trackId, rendering } = here(model);
  const number = String(index + 1);
  const isToTranslate = rendering !== undefined && waitsFor("translate", rendering);
  return {
    documentId: model.seed.document.id,
    trackId: trackId ?? model.look.get().shown[0] ?? model.tracks.get()[0]?.id ?? "",
    task: can(model.seed.role, "review") && !isToTranslate ? "review" : "translate",
    ...{ assigneeId: "", isRange: true, from: number, to: number, dueOn: "", note: "" },
  };
}
