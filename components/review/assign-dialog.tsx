"use client";

import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, FormError, SelectField, TextArea, TextField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import { can, type Role } from "@/lib/accounts/core/rights";
import { RIGHT_FOR, TASKS, type Task } from "@/lib/review/core/task";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";
import { type Draft, isComplete, listAssignees, type Member, sendDraft, type WorkPlace } from "./assign";
import { RangeFields } from "./range-fields";
import styles from "./team.module.css";

type AssignDialogProps = {
  projectId: string;
  me: { readonly id: string; readonly role: Role };
  /** Where work can be given; at least one. */
  places: readonly WorkPlace[];
  start: Draft;
  /** What is changed; null for new work. */
  editing: AssignmentView | null;
  onClose: () => void;
  onDone: (given: AssignmentView) => void;
};

/** Who is to do what, in which paragraphs of which track, until when. */
export function AssignDialog({ projectId, me, places, start, editing, onClose, onDone }: AssignDialogProps) {
  const t = useTranslations("review.assignments");
  const { draft, change, place, people, failed } = useDraft({ projectId, me, places, start });
  const { error, busy, send } = useSend(draft, editing, onDone);
  const total = place?.total ?? 0;
  return (
    <Dialog open onClose={onClose} title={editing === null ? t("assign") : t("edit")}>
      <FormColumn onSubmit={send}>
        <FormError>{error ?? failed}</FormError>
        {editing === null ? (
          <PlaceFields draft={draft} places={places} change={change} me={me} />
        ) : (
          <p className={styles.fixed}>
            {[t(`tasks.${draft.task}`), editing.track.name, editing.document.title].join(" · ")}
          </p>
        )}
        <SelectField
          label={t("person")}
          required
          value={draft.assigneeId}
          onChange={(event) => change({ assigneeId: event.target.value })}
          data-autofocus
        >
          <option value="">{t("choosePerson")}</option>
          {people.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {userId === me.id ? t("myself", { name }) : name}
            </option>
          ))}
        </SelectField>
        <RangeFields draft={draft} total={total} change={change} />
        <TextField
          label={t("dueOn")}
          type="date"
          optional
          value={draft.dueOn}
          onChange={(event) => change({ dueOn: event.target.value })}
        />
        <TextArea
          label={t("note")}
          optional
          rows={3}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
        <div>
          <Button type="submit" variant="primary" busy={busy} disabled={!isComplete(draft, total)}>
            {editing === null ? t("give") : t("save")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}

type Change = (change: Partial<Draft>) => void;

/** What is typed, with what it can be: another document has other tracks, another task other people. */
function useDraft({
  projectId,
  me,
  places,
  start,
}: Pick<AssignDialogProps, "projectId" | "me" | "places" | "start">) {
  const [draft, setDraft] = useState(start);
  const problemText = useProblemText();
  const [members, setMembers] = useState<readonly Member[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let ended = false;
    api<{ items: readonly Member[] }>(`/projects/${projectId}/members`)
      .then(({ items }) => !ended && setMembers(items))
      .catch((problem: unknown) => !ended && setFailed(problemText(problem)));
    return () => {
      ended = true;
    };
  }, [projectId, problemText]);
  const placeOf = (documentId: string) => places.find(({ id }) => id === documentId);
  const change: Change = (changed) =>
    setDraft((before) => {
      const next = { ...before, ...changed };
      const tracks = placeOf(next.documentId)?.tracks ?? [];
      const isSameDocument = next.documentId === before.documentId;
      return {
        ...next,
        trackId: tracks.some(({ id }) => id === next.trackId) ? next.trackId : (tracks[0]?.id ?? ""),
        // Numbers mean other paragraphs in another document.
        ...(!isSameDocument && { isRange: false, from: "", to: "" }),
      };
    });
  const people = listAssignees(members, draft.task, me);
  const isPossible = people.some(({ userId }) => userId === draft.assigneeId);
  const only = people.length === 1 ? (people[0]?.userId ?? "") : "";
  const shown = { ...draft, assigneeId: isPossible ? draft.assigneeId : only };
  return { draft: shown, change, place: placeOf(draft.documentId), people, failed };
}

function useSend(draft: Draft, editing: AssignmentView | null, onDone: (given: AssignmentView) => void) {
  const problemText = useProblemText();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      onDone(await sendDraft(draft, editing));
    } catch (problem) {
      setError(problemText(problem));
      setBusy(false);
    }
  };
  return { error, busy, send };
}

type PlaceFieldsProps = Pick<AssignDialogProps, "places" | "me"> & { draft: Draft; change: Change };

function PlaceFields({ draft, places, change, me }: PlaceFieldsProps) {
  const t = useTranslations("review.assignments");
  const tracks = places.find(({ id }) => id === draft.documentId)?.tracks ?? [];
  return (
    <>
      {places.length > 1 && (
        <SelectField
          label={t("document")}
          value={draft.documentId}
          onChange={(event) => change({ documentId: event.target.value })}
        >
          {places.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
      )}
      <SelectField
        label={t("track")}
        value={draft.trackId}
        onChange={(event) => change({ trackId: event.target.value })}
      >
        {tracks.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("task")}
        value={draft.task}
        onChange={(event) => change({ task: event.target.value as Task })}
      >
        {TASKS.filter((task) => can(me.role, RIGHT_FOR[task])).map((task) => (
          <option key={task} value={task}>
            {t(`tasks.${task}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
