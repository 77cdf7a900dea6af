"use client";

import { useState } from "react";
import { api, Problem } from "./api";
import { changedFields, type Fields, overTheirs } from "./edited-fields";

type Versioned = { readonly revision: number };

/**
 * A form over a thing that others may change at the same time. Only what the person changed is sent, from the revision
 * that they saw. When somebody was faster, the form shows what they changed, keeps what was typed, and the next try is
 * made from theirs.
 *
 * @param given.fieldsOf what the form shows of the thing
 * @param given.bodyOf the request for the changed fields
 */
export function useEditedForm<View extends Versioned>(given: {
  readonly path: string;
  readonly initial: View;
  readonly fieldsOf: (view: View) => Fields;
  readonly bodyOf: (changed: Fields) => object;
}): {
  /** What others changed since the form was opened, by field; null when nothing. */
  readonly theirs: Fields | null;
  /** Sends the form; null when somebody else was faster. `before` is what stood in the fields that were sent. */
  readonly save: (form: HTMLFormElement) => Promise<{ readonly view: View; readonly before: Fields } | null>;
} {
  const { path, initial, fieldsOf, bodyOf } = given;
  const [base, setBase] = useState(initial);
  const [theirs, setTheirs] = useState<Fields | null>(null);
  const save = async (form: HTMLFormElement) => {
    const before = fieldsOf(base);
    const typed = readFields(form, Object.keys(before));
    try {
      const body = bodyOf(changedFields(before, typed));
      const headers = { "if-match": `"${base.revision}"` };
      const view = await api<View>(path, { method: "PATCH", body, headers });
      return { view, before: changedFields(typed, before) };
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "stale") throw error;
      const now = error.current as View;
      const after = fieldsOf(now);
      showFields(form, overTheirs(before, typed, after));
      setBase(now);
      setTheirs((known) => ({ ...known, ...changedFields(before, after) }));
      return null;
    }
  };
  return { theirs, save };
}

/** What these fields of a form say, without the space around it. */
export function readFields(form: HTMLFormElement, names: readonly string[]): Fields {
  const data = new FormData(form);
  return Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? "").trim()]));
}

function showFields(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value !== "";
    else if (
      field instanceof HTMLInputElement ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement ||
      field instanceof RadioNodeList
    )
      field.value = value;
  }
}
