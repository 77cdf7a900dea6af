"use client";

import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  FileInput,
  Lock,
  LockOpen,
  Pencil,
  Plus,
  Speech,
  Trash2,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { can } from "@/lib/accounts/core/rights";
import type { TrackView } from "@/lib/renderings/server/schema";
import { useModel, useVoice } from "./context";
import { useStore } from "./store";
import { deleteTrack, moveTrack, setLocked } from "./track-actions";
import { TrackForm } from "./track-form";
import { TrackSpeakers } from "./track-speakers";
import styles from "./tracks-dialog.module.css";

type Step =
  | { readonly kind: "list" }
  | { readonly kind: "create" }
  | { readonly kind: "edit"; readonly track: TrackView }
  | { readonly kind: "speakers"; readonly track: TrackView };

/** The document's English versions: made, named, ordered, locked, sourced, filled, deleted. */
export function TracksDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench.tracksDialog");
  const model = useModel();
  const voice = useVoice();
  const tracks = useStore(model.tracks, (all) => all);
  const [step, setStep] = useState<Step>(tracks.length === 0 ? { kind: "create" } : { kind: "list" });
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  // Said in the list while it is open, and on the page once it is closed, also when the answer came too late for it.
  const open = useRef(true);
  const sayDeleted = ({ name, restore }: Deleted) =>
    voice.toast(t("deleted", { name }), { undo: () => void restore() });
  const takeDeleted = (gone: Deleted) => (open.current ? setDeleted(gone) : sayDeleted(gone));
  const close = () => {
    open.current = false;
    onClose();
    if (deleted !== null) sayDeleted(deleted);
  };
  const back = () => setStep({ kind: "list" });
  const titles = {
    list: "title",
    create: "createTitle",
    edit: "editTitle",
    speakers: "speakersTitle",
  } as const;
  const mayTranslate = can(model.seed.role, "translate");
  const create = (
    <Button variant="primary" icon={<Plus />} onClick={() => setStep({ kind: "create" })}>
      {t("create")}
    </Button>
  );
  return (
    <Dialog
      open
      onClose={close}
      title={t(titles[step.kind], { name: "track" in step ? step.track.name : "" })}
      shape={step.kind === "list" ? "wide" : "normal"}
      actions={step.kind === "list" && mayTranslate ? create : undefined}
    >
      {step.kind === "list" && (
        <ul className={styles.tracks}>
          {tracks.map((track, at) => (
            <TrackItem
              key={track.id}
              track={track}
              at={at}
              count={tracks.length}
              onStep={setStep}
              onDeleted={takeDeleted}
            />
          ))}
          {tracks.length === 0 && <li className={styles.none}>{t("none")}</li>}
          {deleted !== null && <DeletedItem deleted={deleted} onDone={() => setDeleted(null)} />}
        </ul>
      )}
      {step.kind === "create" && (
        <TrackForm
          onDone={tracks.length === 0 ? onClose : back}
          onCancel={tracks.length === 0 ? onClose : back}
        />
      )}
      {step.kind === "edit" && <TrackForm track={step.track} onDone={back} onCancel={back} />}
      {step.kind === "speakers" && <TrackSpeakers track={step.track} onDone={back} />}
    </Dialog>
  );
}

type Deleted = { readonly name: string; readonly restore: () => Promise<void> };

/** A dialog covers the page's messages: the way back stands in the list itself. */
function DeletedItem({ deleted, onDone }: { deleted: Deleted; onDone: () => void }) {
  const t = useTranslations("workbench.tracksDialog");
  const ui = useTranslations("ui");
  return (
    <li className={styles.track}>
      <span className={styles.kind} role="status">
        {t("deleted", { name: deleted.name })}
      </span>
      <Button size="small" onClick={() => void deleted.restore().then(onDone)}>
        {ui("undo")}
      </Button>
    </li>
  );
}

type ItemProps = {
  track: TrackView;
  at: number;
  count: number;
  onStep: (step: Step) => void;
  onDeleted: (deleted: Deleted) => void;
};

function TrackItem({ track, at, count, onStep, onDeleted }: ItemProps) {
  const t = useTranslations("workbench.tracksDialog");
  const model = useModel();
  const { progress } = track;
  const all = progress.total;
  const origin = [track.attribution, track.citation, track.date ?? ""]
    .filter((part) => part !== "")
    .join(" · ");
  return (
    <li className={styles.track}>
      <div className={styles.about}>
        <p className={styles.name}>
          {track.name}
          <span className={styles.kind}>{t(`kinds.${track.kind}`)}</span>
          {track.locked && (
            <span className={styles.locked}>
              <Lock aria-hidden="true" />
              {t("locked")}
            </span>
          )}
        </p>
        {origin !== "" && <p className={styles.origin}>{origin}</p>}
        <p className={styles.origin}>
          {t("progress", { done: all - progress.initial, total: all, words: progress.words })}
        </p>
      </div>
      {can(model.seed.role, "translate") && (
        <TrackButtons
          track={track}
          isFirst={at === 0}
          isLast={at === count - 1}
          onStep={onStep}
          onDeleted={onDeleted}
        />
      )}
    </li>
  );
}

type ButtonsProps = Pick<ItemProps, "track" | "onStep" | "onDeleted"> & { isFirst: boolean; isLast: boolean };

function TrackButtons({ track, isFirst, isLast, onStep, onDeleted }: ButtonsProps) {
  const t = useTranslations("workbench.tracksDialog");
  const model = useModel();
  const voice = useVoice();
  const router = useRouter();
  const { project, document } = model.seed;
  const { name } = track;
  const remove = async () => {
    const restore = await deleteTrack(model, voice, track);
    if (restore !== null) onDeleted({ name, restore });
  };
  // What a locked track says of itself is a reviewer's.
  const isReviewers = track.locked && !can(model.seed.role, "review");
  return (
    <div className={styles.buttons}>
      <IconButton
        label={t("moveUp", { name })}
        icon={<ArrowUp />}
        disabled={isFirst}
        onClick={() => void moveTrack(model, voice, track, -1)}
      />
      <IconButton
        label={t("moveDown", { name })}
        icon={<ArrowDown />}
        disabled={isLast}
        onClick={() => void moveTrack(model, voice, track, 1)}
      />
      <IconButton
        label={t("align", { name })}
        icon={<ClipboardPaste />}
        disabled={track.locked}
        onClick={() => router.push(`/projects/${project.id}/documents/${document.id}/align/${track.id}`)}
      />
      <IconButton
        label={t("bringBack", { name })}
        icon={<FileInput />}
        disabled={track.locked}
        onClick={() => router.push(`/projects/${project.id}/documents/${document.id}/return/${track.id}`)}
      />
      <IconButton
        label={t("edit", { name })}
        icon={<Pencil />}
        disabled={isReviewers}
        onClick={() => onStep({ kind: "edit", track })}
      />
      <IconButton
        label={t("speakers", { name })}
        icon={<Speech />}
        disabled={isReviewers}
        onClick={() => onStep({ kind: "speakers", track })}
      />
      {can(model.seed.role, "review") && (
        <IconButton
          label={t(track.locked ? "unlock" : "lock", { name })}
          icon={track.locked ? <LockOpen /> : <Lock />}
          onClick={() => void setLocked(model, voice, track, !track.locked)}
        />
      )}
      {can(model.seed.role, "review") && (
        <IconButton
          label={t("delete", { name })}
          icon={<Trash2 />}
          disabled={track.locked}
          onClick={() => void remove()}
        />
      )}
    </div>
  );
}
