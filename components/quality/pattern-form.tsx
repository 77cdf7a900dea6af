"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormColumn, SelectField, TextField } from "@/components/ui/field";
import { SEVERITIES } from "@/lib/quality/core/finding";
import {
  PATTERN_KINDS,
  PATTERN_LIMITS,
  type PatternFault,
  preparePattern,
} from "@/lib/quality/core/own-patterns";
import type { CheckSettings } from "@/lib/quality/server/schema";

type Pattern = CheckSettings["patterns"][number];

const emptyPattern = (): Pattern => ({
  id: crypto.randomUUID(),
  name: "",
  kind: "target-never",
  sourcePattern: "",
  targetPattern: "",
  ignoreCase: true,
  severity: "warning",
  message: "",
});

const ASKS = {
  "source-never": ["source"],
  "target-never": ["target"],
  "target-needed": ["source", "target"],
  "target-never-then": ["source", "target"],
} as const satisfies Record<Pattern["kind"], readonly ("source" | "target")[]>;

type PatternFormProps = {
  /** Null for a new one. */
  pattern: Pattern | null;
  busy: boolean;
  keep: (pattern: Pattern) => Promise<void>;
};

/** One pattern; what the engine cannot read is said beside it before anything is sent. */
export function PatternForm({ pattern, busy, keep }: PatternFormProps) {
  const t = useTranslations("quality.patterns");
  const severities = useTranslations("quality.severities");
  const [draft, setDraft] = useState(pattern ?? emptyPattern);
  const [fault, setFault] = useState<PatternFault | null>(null);
  const change = (part: Partial<Pattern>) => {
    setDraft({ ...draft, ...part });
    setFault(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = preparePattern(draft);
    if (made.ok) void keep(draft);
    else setFault(made);
  };
  const faultOf = (side: "source" | "target"): string | undefined =>
    fault?.side === side ? t(`faults.${fault.fault}`, { detail: fault.detail }) : undefined;
  return (
    <FormColumn onSubmit={submit}>
      <TextField
        label={t("name")}
        data-autofocus
        required
        maxLength={200}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <SelectField
        label={t("kind")}
        value={draft.kind}
        onChange={(event) =>
          change({ kind: PATTERN_KINDS.find((kind) => kind === event.target.value) ?? draft.kind })
        }
      >
        {PATTERN_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      {ASKS[draft.kind].map((side) => (
        <TextField
          key={side}
          label={t(`${side}Pattern`)}
          hint={t("syntax")}
          error={faultOf(side)}
          required
          maxLength={PATTERN_LIMITS.characters}
          spellCheck={false}
          value={draft[`${side}Pattern`]}
          onChange={(event) => change({ [`${side}Pattern`]: event.target.value })}
        />
      ))}
      <label>
        <input
          type="checkbox"
          checked={draft.ignoreCase}
          onChange={(event) => change({ ignoreCase: event.target.checked })}
        />{" "}
        {t("ignoreCase")}
      </label>
      <SelectField
        label={t("severity")}
        value={draft.severity}
        onChange={(event) =>
          change({ severity: SEVERITIES.find((each) => each === event.target.value) ?? draft.severity })
        }
      >
        {SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {severities(severity)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("message")}
        hint={t("messageHint")}
        optional
        maxLength={500}
        value={draft.message}
        onChange={(event) => change({ message: event.target.value })}
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {t("keep")}
        </Button>
      </div>
    </FormColumn>
  );
}
