"use client";

import { Ellipsis } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError, SelectField, TextField } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { PresetView } from "@/lib/interchange/server/presets-schema";
import { isPresetOf, presetOfWish, wishOfPreset } from "./export-preset";
import styles from "./export-presets.module.css";
import type { ExportWish } from "./export-search";
import { usePresets } from "./use-presets";

/** The presets of a project as the export page is given them. */
export type ExportPresetsOf = {
  readonly projectId: string;
  readonly items: readonly PresetView[];
  /** The one that the address names; null for none. */
  readonly chosenId: string | null;
  /** Whether the person may save, rename and delete them. */
  readonly maySave: boolean;
};

type ExportPresetsProps = {
  of: ExportPresetsOf;
  tracks: readonly { readonly id: string; readonly name: string }[];
  wish: ExportWish;
  onChoose: (wish: ExportWish) => void;
};

/** What a project keeps to be chosen at once; the one that is chosen stands in the address. */
export function ExportPresets({ of, tracks, wish, onChoose }: ExportPresetsProps) {
  const t = useTranslations("exportPresets");
  const ui = useTranslations("ui");
  const { presets, busy, run, create, replace, remove } = usePresets(of.projectId, of.items);
  const [chosenId, setChosenId] = useState(of.chosenId);
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  const chosen = presets.find(({ id }) => id === chosenId) ?? null;
  const isChanged = chosen !== null && !isPresetOf(chosen.wish, wish, tracks);

  const point = (id: string | null) => {
    setChosenId(id);
    const search = id === null ? "" : `?preset=${id}`;
    window.history.replaceState(null, "", window.location.pathname + search);
  };
  const choose = (id: string) => {
    const preset = presets.find((one) => one.id === id);
    point(preset?.id ?? null);
    if (preset !== undefined) onChoose(wishOfPreset(preset.wish, tracks));
  };
  const name = async (given: string) => {
    if (naming === "rename" && chosen !== null) await replace({ ...chosen, name: given });
    else point((await create({ name: given, wish: presetOfWish(wish, tracks) })).id);
    setNaming(null);
  };
  if (presets.length === 0 && !of.maySave) return null;
  return (
    <div className={styles.presets}>
      <SelectField
        label={t("label")}
        value={chosen?.id ?? ""}
        {...(isChanged && { hint: t("changed") })}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">{t(presets.length === 0 ? "noneYet" : "none")}</option>
        {presets.map((preset) => (
          <option key={preset.id} value={preset.id}>
            {preset.name}
          </option>
        ))}
      </SelectField>
      {of.maySave && (
        <Menu
          label={t("menu")}
          icon={<Ellipsis />}
          iconOnly
          items={[
            { label: t("saveNew"), onSelect: () => setNaming("new") },
            {
              label: t("replace"),
              disabled: !isChanged || busy,
              onSelect: () =>
                chosen !== null && void run(() => replace({ ...chosen, wish: presetOfWish(wish, tracks) })),
            },
            { label: t("rename"), disabled: chosen === null, onSelect: () => setNaming("rename") },
            {
              label: ui("delete"),
              danger: true,
              disabled: chosen === null || busy,
              onSelect: () => {
                if (chosen === null) return;
                void remove(chosen);
                point(null);
              },
            },
          ]}
        />
      )}
      {naming !== null && (
        <NameDialog
          title={t(naming === "new" ? "saveNew" : "rename")}
          name={naming === "rename" ? (chosen?.name ?? "") : ""}
          onName={name}
          onClose={() => setNaming(null)}
        />
      )}
    </div>
  );
}

type NameDialogProps = {
  title: string;
  name: string;
  onName: (name: string) => Promise<void>;
  onClose: () => void;
};

function NameDialog({ title, name, onName, onClose }: NameDialogProps) {
  const t = useTranslations("exportPresets");
  const ui = useTranslations("ui");
  const problemText = useProblemText();
  const [text, setText] = useState(name);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return setProblem(ui("needed"));
    setBusy(true);
    try {
      await onName(text.trim());
    } catch (error) {
      setProblem(problemText(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button variant="primary" type="submit" form="preset-name" busy={busy}>
            {ui("save")}
          </Button>
        </>
      }
    >
      <form id="preset-name" onSubmit={(event) => void save(event)} noValidate>
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          value={text}
          maxLength={100}
          data-autofocus
          onChange={({ target }) => setText(target.value)}
        />
        <FormError>{problem}</FormError>
      </form>
    </Dialog>
  );
}
