"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import styles from "./search-link.module.css";

/** The way to the search over all projects. */
export function SearchLink() {
  const label = useTranslations("shell")("search");
  return (
    <Link className={styles.link} href="/search" aria-label={label} title={label}>
      <Search aria-hidden="true" />
    </Link>
  );
}
