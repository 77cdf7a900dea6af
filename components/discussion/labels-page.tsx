"use client";

import { ArrowDown, ArrowUp, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import table from "@/components/ui/data-list.module.css";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { LABEL_COLORS } from "@/lib/discussion/core/labels";
import type { LabelView } from "@/lib/discussion/server/schema";
import own from "./discussion.module.css";
import { LabelDot, useLabelName } from "./label-chip";

const COLORS = Array.from({ length: LABEL_COLORS }, (_, index) => index);

type LabelsPageProps = { projectId: string; labels: readonly LabelView[]; canManage: boolean };

/** A project's labels for marked words; reviewers manage them. */
export function LabelsPage({ projectId, labels, canManage }: LabelsPageProps) {
  const t = useTranslations("discussion.labels");
  const review = useTranslations("review");
  const [editing, setEditing] = useState<LabelView | "new" | null>(null);
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
        {canManage && (
          <Button variant="primary" icon={<Plus />} onClick={() => setEditing("new")}>
            {t("add")}
          </Button>
        )}
      </div>
      <p className={styles.subtitle}>
        {t("explain")} {review("labelsAreTypes")}
      </p>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("name")}</th>
              <th scope="col">{t("otherName")}</th>
              <th scope="col">{t("mqm")}</th>
              <th scope="col">{t("uses")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <LabelRow
                key={label.id}
                projectId={projectId}
                label={label}
                others={labels}
                at={at}
                canManage={canManage}
                onEdit={() => setEditing(label)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <LabelDialog projectId={projectId} editing={editing} onClose={() => setEditing(null)} />
    </>
  );
}

type LabelRowProps = {
  projectId: string;
  label: LabelView;
  others: readonly LabelView[];
  at: number;
  canManage: boolean;
  onEdit: () => void;
};

function LabelRow({ projectId, label, others, at, canManage, onEdit }: LabelRowProps) {
  const t = useTranslations("discussion.labels");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const isChinese = useLocale().startsWith("zh");
  const name = useLabelName()(label);
  const change = (body: object, said?: string) =>
    run(async () => {
      await api(`/projects/${projectId}/labels`, { method: "PATCH", body: { id: label.id, ...body } });
      if (said !== undefined) toast(said, { undo: () => void change({ archived: false }) });
      router.refresh();
    });
  return (
    <tr>
      <td>
        <span className={own.chip}>
          <LabelDot colorIndex={label.colorIndex} />
          {name}
        </span>{" "}
        {label.archived && <span className={styles.tag}>{t("isArchived")}</span>}
      </td>
      <td className={own.oneLine} lang={isChinese ? "en" : "zh-Hans"}>
        {isChinese ? label.nameEn : label.nameZh}
      </td>
      <td className={own.oneLine}>{label.mqmType ?? "–"}</td>
      <td className={own.oneLine}>{t("usesCount", { count: label.uses })}</td>
      <td>
        {canManage && (
          <span className={own.rowActions}>
            <IconButton
              size="small"
              label={t("moveUp", { name })}
              icon={<ArrowUp />}
              disabled={busy || at === 0}
              onClick={() => void change({ afterId: others[at - 2]?.id ?? null })}
            />
            <IconButton
              size="small"
              label={t("moveDown", { name })}
              icon={<ArrowDown />}
              disabled={busy || at === others.length - 1}
              onClick={() => void change({ afterId: others[at + 1]?.id ?? null })}
            />
            <Button size="small" variant="quiet" disabled={busy} onClick={onEdit}>
              {t("edit")}
            </Button>
            <Button
              size="small"
              variant="quiet"
              disabled={busy}
              onClick={() =>
                void change(
                  { archived: !label.archived },
                  label.archived ? undefined : t("archived", { name }),
                )
              }
            >
              {label.archived ? t("restore") : t("archive")}
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
}

type LabelDialogProps = { projectId: string; editing: LabelView | "new" | null; onClose: () => void };

function LabelDialog({ projectId, editing, onClose }: LabelDialogProps) {
  const t = useTranslations("discussion.labels");
  const router = useRouter();
  const { busy, run } = useAction();
  const nameOf = useLabelName();
  const before = editing === "new" ? null : editing;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      ...(before !== null && { id: before.id }),
      nameEn: form.get("nameEn"),
      nameZh: form.get("nameZh"),
      colorIndex: Number(form.get("color")),
    };
    void run(async () => {
      const method = before === null ? "POST" : "PATCH";
      await api(`/projects/${projectId}/labels`, { method, body });
      onClose();
      router.refresh();
    });
  };
  const title = before === null ? t("addTitle") : t("editTitle", { name: nameOf(before) });
  return (
    <Dialog open={editing !== null} onClose={onClose} title={title}>
      <FormColumn onSubmit={submit}>
        <TextField
          label={t("nameEn")}
          name="nameEn"
          defaultValue={before?.nameEn ?? ""}
          required
          maxLength={60}
          data-autofocus
        />
        <TextField
          label={t("nameZh")}
          name="nameZh"
          defaultValue={before?.nameZh ?? ""}
          required
          maxLength={60}
        />
        <fieldset className={own.colors}>
          <legend>{t("color")}</legend>
          {COLORS.map((index) => (
            <label key={index} className={own.color}>
              <input
                type="radio"
                name="color"
                value={index}
                defaultChecked={index === (before?.colorIndex ?? 0)}
                aria-label={t("colorName", { number: index + 1 })}
              />
              <LabelDot colorIndex={index} />
            </label>
          ))}
        </fieldset>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("save")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
