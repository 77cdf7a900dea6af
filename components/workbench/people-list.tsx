"use client";

import { useTranslations } from "use-intl";
import type { Presence } from "@/lib/collaboration/core/presence";
import { useModel } from "./context";
import { initialsOf } from "./initials";
import { goToPerson } from "./people-actions";
import styles from "./people-list.module.css";
import { useStore } from "./store";

const SHOWN = 5;

/** Who else has the document open; a click goes to where they work. */
export function PeopleList() {
  const t = useTranslations("workbench");
  const model = useModel();
  const people = useStore(model.people, (all) => all);
  const others = people.filter(({ id }) => id !== model.seed.person.id);
  if (others.length === 0) return null;
  return (
    <ul className={styles.people} aria-label={t("peopleHere")}>
      {others.slice(0, SHOWN).map((person) => (
        <li key={person.id}>
          <Person person={person} />
        </li>
      ))}
      {others.length > SHOWN && <li className={styles.rest}>{`+${others.length - SHOWN}`}</li>}
    </ul>
  );
}

function Person({ person }: { person: Presence }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const index = person.active === null ? undefined : model.rows.indexOf(person.active.paragraphId);
  const number = index === undefined ? undefined : index + 1;
  const label =
    person.active === null
      ? t("personHere", { name: person.name })
      : number === undefined
        ? t("personElsewhere", { name: person.name })
        : t("personAt", { name: person.name, number });
  return (
    <button
      type="button"
      className={styles.person}
      style={{ "--person": `var(--presence-${person.colorIndex})` } as React.CSSProperties}
      aria-label={label}
      title={label}
      disabled={person.active === null}
      onClick={() => void goToPerson(model, person)}
    >
      {initialsOf(person.name)}
    </button>
  );
}
