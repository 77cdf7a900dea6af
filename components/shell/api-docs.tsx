"use client";

import { useTranslations } from "use-intl";
import styles from "./api-docs.module.css";

type Json = Record<string, unknown>;
type Content = Record<string, { readonly schema?: Json }>;
type Described = {
  readonly summary: string;
  readonly "x-policy": string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly servers: readonly { readonly url: string }[];
};

/** The API's description, readable: what there is, what it takes, what it answers. `document` is OpenAPI 3.1. */
export function ApiDocs({ document }: { document: Json }) {
  const t = useTranslations("apiDocs");
  const { paths, servers } = document as unknown as Description;
  return (
    <>
      <h1>{t("title")}</h1>
      <p className={styles.intro}>{t("intro", { server: servers[0]?.url ?? "" })}</p>
      <p className={styles.intro}>
        <a href="/api/v1/openapi.json">openapi.json</a>
      </p>
      <ul className={styles.list}>
        {Object.entries(paths).flatMap(([path, methods]) =>
          Object.entries(methods).map(([method, operation]) => (
            <li key={`${method} ${path}`}>
              <OperationItem path={path} method={method} operation={operation} />
            </li>
          )),
        )}
      </ul>
    </>
  );
}

function OperationItem({ path, method, operation }: { path: string; method: string; operation: Described }) {
  const t = useTranslations("apiDocs");
  const answers = Object.entries(operation.responses).filter(([status]) => status !== "default");
  return (
    <details className={styles.operation}>
      <summary>
        <code className={styles.method}>{method.toUpperCase()}</code>
        <code className={styles.path}>{path}</code>
        <span className={styles.summary}>{operation.summary}</span>
      </summary>
      <dl className={styles.details}>
        <dt>{t("who")}</dt>
        <dd>
          <code>{operation["x-policy"]}</code>
        </dd>
        {operation.parameters.length > 0 && (
          <>
            <dt>{t("parameters")}</dt>
            <dd>
              {operation.parameters.map((parameter) => (
                <code key={parameter.name} className={styles.parameter}>
                  {parameter.name}
                  {parameter.required ? "" : "?"}
                </code>
              ))}
            </dd>
          </>
        )}
        {operation.requestBody !== undefined && (
          <Body title={t("takes")} content={operation.requestBody.content} />
        )}
        {answers.map(([status, answer]) => (
          <Body key={status} title={`${t("answers")} ${status}`} content={answer.content ?? {}} />
        ))}
      </dl>
    </details>
  );
}

function Body({ title, content }: { title: string; content: Content }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {Object.entries(content).map(([type, { schema }]) => (
          <div key={type}>
            <code>{type}</code>
            {schema !== undefined && (
              // Long schemas scroll, so the keyboard must be able to reach them.
              <section className={styles.schema} aria-label={`${title} ${type}`}>
                <pre>{JSON.stringify(schema, null, 2)}</pre>
              </section>
            )}
          </div>
        ))}
      </dd>
    </>
  );
}
