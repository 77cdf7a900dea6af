import type { APIRequestContext, Page } from "@playwright/test";
import { apiOf, make, OWNER } from "./people";

export type Concept = {
  readonly id: string;
  readonly revision: number;
  readonly terms: readonly { readonly id: string; readonly text: string; readonly status: string }[];
};

/** A project with a glossary in which its reviewers and its owner decide. */
export async function makeGlossary(name: string) {
  const api = await apiOf(OWNER);
  const { id: projectId } = await make(api, "/projects", { name });
  const { id: glossaryId } = await make(api, "/glossaries", { name: `${name} terms`, projectId });
  return { api, projectId, glossaryId };
}

/** A concept with a preferred term on both sides. */
export const makeConcept = (
  api: APIRequestContext,
  glossaryId: string,
  zh: string,
  en: string,
  more: object = {},
) =>
  make<Concept>(api, `/glossaries/${glossaryId}/concepts`, {
    terms: [
      { language: "zh-CN", text: zh, status: "preferred" },
      { language: "en", text: en, status: "preferred" },
    ],
    ...more,
  });

/** Takes the last thing back that a message told of. */
export const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).last().click();
