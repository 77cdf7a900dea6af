"use client";

import { useTranslations } from "use-intl";
import type { Presence } from "@/lib/collaboration/core/presence";
import { useModel } from "./context";
import { initialsOf } from "./initials";
import styles from "./people-here.module.css";
import { useStore } from "./store";

const NOBODY: readonly Presence[] = [];
const cache = new WeakMap<readonly Presence[], Map<string, readonly Presence[]>>();

/** Who of all is at a place; the same list for the same place until somebody moves. */
function peopleAt(people: readonly Presence[], paragraphId: string, trackId: string | null) {
  let places = cache.get(people);
  if (places === undefined) {
    places = new Map();
    for (const person of people) {
      if (person.active === null) continue;
      const key = `${person.active.paragraphId} ${person.active.trackId}`;
      places.set(key, [...(places.get(key) ?? []), person]);
    }
    cache.set(people, places);
  }
  return places.get(`${paragraphId} ${trackId}`) ?? NOBODY;
}

/** A colored hairline and initials where somebody else works. */
export function PeopleHere({ paragraphId, trackId }: { paragraphId: string; trackId: string | null }) {
  const model = useModel();
  const t = useTranslations("workbench");
  const here = useStore(model.people, (people) => peopleAt(people, paragraphId, trackId));
  const others = here.filter(({ id }) => id !== model.seed.person.id);
  if (others.length === 0) return null;
  return (
    <span
      className={styles.people}
      style={{ "--person": `var(--presence-${others[0]?.colorIndex ?? 0})` } as React.CSSProperties}
    >
      {others.map((person) => (
        <span
          key={person.id}
          className={styles.initials}
          style={{ "--person": `var(--presence-${person.colorIndex})` } as React.CSSProperties}
          title={t("worksHere", { name: person.name })}
        >
          <span aria-hidden="true">{initialsOf(person.name)}</span>
          <span className="visually-hidden">{t("worksHere", { name: person.name })}</span>
        </span>
      ))}
    </span>
  );
}
